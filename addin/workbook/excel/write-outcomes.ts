import { outcomeTexts } from "../outcomes.ts";
import { jsonBytes } from "./cells-of.ts";
import { editOutcomes } from "./outcome-editor.ts";
import type { OutcomeWords } from "../outcome-words.ts";
import type { RowOutcome, WriteOptions, WriteReport } from "../workbook.ts";
import type { RunSession } from "./excel-session.ts";
import type { OutcomeCells, OutcomeTexts } from "./outcome-editor.ts";

/** Makes the sheet say what the server says; a sheet that says so already is not written to. */
export async function writeOutcomes(
  run: RunSession,
  tableId: string,
  outcomes: readonly RowOutcome[],
  options: WriteOptions,
): Promise<WriteReport> {
  const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  let seen = new Set<string>();
  const decisions = (words: OutcomeWords) => {
    seen = new Set();
    return (cells: OutcomeCells): OutcomeTexts | null => {
      const outcome = byKey.get(cells.identity);
      // a copied row carries the key of another: the outcome belongs to the first
      if (outcome === undefined || seen.has(cells.identity))
        return options.others === "unbilled" ? unbilled(cells, words) : null;
      seen.add(cells.identity);
      return outcomeTexts(outcome, words);
    };
  };
  const { writtenRows, addedColumns } = await editOutcomes(run, tableId, {
    ...options,
    columns: ["run", "invoice", "status"],
    rowBytes: (words) => longest(outcomes, words),
    decisions,
  });
  const missingKeys = outcomes.map(({ key }) => key).filter((key) => !seen.has(key));
  return { writtenRows, missingKeys, addedColumns };
}

/** A row that the server does not know says nothing, or that it is unbilled where it said more. */
function unbilled(
  { run, invoice, status }: OutcomeCells,
  words: OutcomeWords,
): OutcomeTexts | null {
  return run + invoice + status === ""
    ? null
    : { run: "", invoice: "", status: words.status.unbilled };
}

function longest(outcomes: readonly RowOutcome[], words: OutcomeWords): number {
  const empty = jsonBytes("") * 3 + jsonBytes(words.status.unbilled);
  return outcomes.reduce((most, outcome) => {
    const { run, invoice, status } = outcomeTexts(outcome, words);
    return Math.max(most, jsonBytes(run) + jsonBytes(invoice) + jsonBytes(status));
  }, empty);
}
