import type { EntryState } from "#shared/wire/entry-state.ts";
import type { OutcomeWords } from "./outcome-words.ts";
import type { OutcomeColumn } from "./sheet-table.ts";
import type { RowOutcome } from "./workbook.ts";

/** What the sheet says of a row, from what the server says of its entry; what may not be seen stays empty (R5). */
export function outcomeOf({ key, runName, invoiceNumber, status }: EntryState): RowOutcome {
  return { key, runName: runName ?? "", invoiceNumber: invoiceNumber ?? "", status };
}

/** An outcome as the cells of its row say it. */
export function outcomeTexts(
  { runName, invoiceNumber, status }: Omit<RowOutcome, "key">,
  words: OutcomeWords,
): Record<Exclude<OutcomeColumn, "key">, string> {
  const unnumbered = status === "in-draft" ? words.draft : "";
  return {
    run: runName,
    invoice: invoiceNumber === "" ? unnumbered : invoiceNumber,
    status: words.status[status],
  };
}
