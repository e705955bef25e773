import type { EntryState, EntryStatus } from "#shared/wire/entry-state.ts";
import type { RowOutcome } from "./workbook.ts";

/** Entry status in the words of the sheet (design §2). */
export const statusWords: Readonly<Record<EntryStatus, string>> = {
  unbilled: "Unbilled",
  "in-draft": "In draft",
  billed: "Billed",
  "part-billed": "Part billed",
  covered: "Covered",
  "written-off": "Written off",
};

/** What the sheet says of a row, from what the server says of its entry; what may not be seen stays empty (R5). */
export function outcomeOf(state: EntryState): RowOutcome {
  return {
    key: state.key,
    runName: state.runName ?? "",
    invoice: state.invoiceNumber ?? (state.status === "in-draft" ? "Draft" : ""),
    status: statusWords[state.status],
  };
}
