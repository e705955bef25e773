import { remainingMinor } from "#shared/entry.ts";
import type { CheckedEntry } from "#shared/wire/check.ts";
import type { ProblemParts } from "./row-problem.ts";
import type { RowClaim, SheetEntry } from "./sheet-entry.ts";

/** What the server has against billing a row (R10); `unconfirmedId` is null when a person has confirmed it. */
export function claimProblem(
  { sheetRow, valueMinor, currency }: SheetEntry,
  state: CheckedEntry | null,
  unconfirmedId: string | null,
  column: number | null,
): ProblemParts | null {
  if (state === null) return null;
  const where = whereOf(state);
  const parts = { sheetRow, field: null, column, claim: claimOf(state) };
  switch (state.state) {
    case "free":
      return null;
    case "billed":
      return state.changed
        ? {
            ...parts,
            code: "changed-after-billing",
            message: `Row ${sheetRow} was changed after it was billed${where}.`,
          }
        : {
            ...parts,
            code: "already-billed",
            message: `Row ${sheetRow} is already billed${where}.`,
          };
    case "in-draft":
      return state.changed
        ? {
            ...parts,
            code: "changed-in-draft",
            message: `Row ${sheetRow} was changed after it was put on a draft${where}.`,
          }
        : {
            ...parts,
            code: "in-another-draft",
            message: `Row ${sheetRow} is already in a draft${where}.`,
          };
    case "part-billed":
      return state.used?.currency === currency &&
        remainingMinor(valueMinor, state.used.amountMinor) !== null
        ? null
        : {
            ...parts,
            code: "already-billed",
            message: `Row ${sheetRow} is billed in part${where}, and nothing of it is left to bill.`,
          };
    case "looks-billed":
      return unconfirmedId === null
        ? null
        : {
            ...parts,
            code: "looks-billed",
            message: `Row ${sheetRow} looks like work that is billed already${where}.`,
            confirmationId: unconfirmedId,
          };
  }
}

function claimOf(state: CheckedEntry): RowClaim {
  const { key, runName, invoiceId, invoiceNumber, invoiceDate, by } = state;
  return { key, runName, invoiceId, invoiceNumber, invoiceDate, byName: by?.name ?? null };
}

/** As far as the person may see it (R5). */
function whereOf({ runName, invoiceNumber, invoiceDate, by }: CheckedEntry): string {
  const run = runName === null ? "" : `: run ${runName}`;
  const invoice =
    invoiceNumber === null ? "" : `${run === "" ? ":" : ","} invoice ${invoiceNumber}`;
  const date = invoice === "" || invoiceDate === null ? "" : ` of ${invoiceDate}`;
  const person = by === null ? "" : `, by ${by.name}`;
  return run + invoice + date + person;
}
