import { keyColumn } from "./row-keys.ts";
import { problemMaker, quoted } from "./row-problem.ts";
import type { CheckAnswer, CheckBody, CheckedClient, CheckedEntry } from "#shared/wire/check.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { ProblemParts } from "./row-problem.ts";
import type { RowProblem, SheetEntry } from "./sheet-entry.ts";
import { claimProblem } from "./claim-problem.ts";
import { sameContent } from "./same-content.ts";
import { each } from "./steps.ts";
import type { Steps } from "./steps.ts";

/** An entry that nothing on the server stands against. */
export interface CheckedRow {
  entry: SheetEntry;
  /** null: the server knows no such client; "create client" is offered (R17). */
  client: CheckedClient | null;
  /** Of the row, else of the client, else of the firm (R12). */
  taxCode: string | null;
  /** The person said that it is other work than the one billed before (R10). */
  confirmedNotBilled: boolean;
  /** Of the value, what was billed or written off before of a row whose rest was carried (R9, R10). */
  usedMinor: number;
}

export interface CheckedRows {
  rows: CheckedRow[];
  problems: RowProblem[];
}

export interface FirmTax {
  taxCodes: ReadonlySet<string>;
  defaultTaxCode: string | null;
}

/** Bodies for POST /api/check, at most 5,000 clients and entries each, and how to read the answers. */
export interface CheckPlan {
  bodies: CheckBody[];
  /** Takes the answers in the order of `bodies`; `confirmed` holds confirmation ids of looks-billed rows. */
  apply(
    answers: readonly CheckAnswer[],
    firm: FirmTax,
    confirmed: ReadonlySet<string>,
  ): Steps<CheckedRows>;
}

const mostInBody = 5_000;

/** One check for all clients and keys of a sheet (design §4, Building). Each client is asked once. */
export function* planCheck(
  table: SheetTable,
  mapping: ColumnMapping,
  entries: readonly SheetEntry[],
): Steps<CheckPlan> {
  const clientAt = new Map<string, number>();
  const clients: CheckBody["clients"] = [];
  const clientIndexes: number[] = [];
  const asked: CheckBody["entries"] = [];
  yield* each(entries, (entry) => {
    const { clientName: name, clientCode: code, workItem } = entry;
    const id = JSON.stringify([name, code, workItem]);
    const index = clientAt.get(id) ?? clients.push({ name, code, workItem }) - 1;
    clientAt.set(id, index);
    clientIndexes.push(index);
    asked.push({ key: askedKey(entry), fingerprint: entry.fingerprint });
  });
  const bodies: CheckBody[] = [];
  for (let at = 0; at < Math.max(clients.length, asked.length); at += mostInBody)
    bodies.push({
      clients: clients.slice(at, at + mostInBody),
      entries: asked.slice(at, at + mostInBody),
    });
  return {
    bodies,
    apply: (answers, firm, confirmed) =>
      applyAnswers(table, mapping, entries, clientIndexes, answers, firm, confirmed),
  };
}

/** A row without a key is asked by its content alone, under a name that no key has. */
function askedKey(entry: SheetEntry): string {
  return entry.key ?? `row:${entry.sheetRow}`;
}

function* applyAnswers(
  table: SheetTable,
  mapping: ColumnMapping,
  entries: readonly SheetEntry[],
  clientIndexes: readonly number[],
  answers: readonly CheckAnswer[],
  firm: FirmTax,
  confirmed: ReadonlySet<string>,
): Steps<CheckedRows> {
  const clients = answers.flatMap((answer) => answer.clients);
  const states = new Map<string, CheckedEntry>();
  for (const answer of answers) yield* each(answer.entries, (one) => states.set(one.key, one));
  const problem = problemMaker(table, mapping);
  const confirmationId = confirmationIds();
  const sameAsBefore = sameContent(keyColumn(table, mapping));
  const rows: CheckedRow[] = [];
  const problems: RowProblem[] = [];
  yield* each(entries, (entry, index) => {
    const id = confirmationId(entry);
    const client = clients[clientIndexes[index] ?? -1]?.client ?? null;
    const taxCode = entry.taxCode ?? client?.taxCode ?? firm.defaultTaxCode;
    const state = states.get(askedKey(entry)) ?? null;
    const parts =
      claimProblem(entry, state, confirmed.has(id) ? null : id, keyColumn(table, mapping)) ??
      taxProblem(entry, taxCode, firm);
    const { valueMinor: amountMinor, currency } = entry;
    if (parts !== null) {
      problems.push(problem({ ...parts, amountMinor, currency }));
      return;
    }
    rows.push({
      entry,
      client,
      taxCode,
      confirmedNotBilled: state?.state === "looks-billed",
      usedMinor: state?.used?.amountMinor ?? 0,
    });
    const alike = sameAsBefore(entry);
    if (alike !== null) problems.push(problem({ ...alike, amountMinor, currency }));
  });
  return { rows, problems };
}

/** Names a row by its content and its place among rows of equal content, so that it survives getting a key. */
function confirmationIds(): (entry: SheetEntry) => string {
  const seen = new Map<string, number>();
  return ({ fingerprint }) => {
    const place = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, place);
    return `${fingerprint}#${place}`;
  };
}

function taxProblem(
  { sheetRow, taxCode: own }: SheetEntry,
  taxCode: string | null,
  { taxCodes }: FirmTax,
): ProblemParts | null {
  const parts = { sheetRow, field: "taxCode", code: "unknown-tax-code" } as const;
  if (taxCode === null)
    return {
      ...parts,
      message: `Row ${sheetRow} has no tax code, and neither its client nor the firm has one.`,
    };
  if (taxCodes.has(taxCode)) return null;
  return {
    ...parts,
    message:
      own === null
        ? `The client of row ${sheetRow} has the tax code ${quoted(taxCode)}, which the firm does not know.`
        : `${quoted(taxCode)} in row ${sheetRow} is not a tax code of the firm.`,
  };
}
