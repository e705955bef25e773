import type { SheetTable } from "../sheet-table.ts";
import type { ColumnMapping } from "./fields.ts";

/** Guesses what each column means from its header, and from its values where the header says nothing. */
export function guessMapping(_table: SheetTable): ColumnMapping {
  throw new Error("not written yet");
}
