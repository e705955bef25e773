import { cellAddress } from "../sheet-table.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { RowProblem } from "./sheet-entry.ts";

export type ProblemParts = Pick<RowProblem, "sheetRow" | "field" | "code" | "message"> &
  Partial<Pick<RowProblem, "amountMinor" | "currency" | "blocks" | "confirmationId" | "claim">> & {
    /** When no field's column is the place to go to. */
    column?: number | null;
  };

/** Makes problems with the address of the cell where they are mended. */
export function problemMaker(
  table: SheetTable,
  mapping: ColumnMapping,
): (parts: ProblemParts) => RowProblem {
  return ({ column: given, ...parts }) => {
    const column = given ?? (parts.field === null ? null : mapping[parts.field].column) ?? 0;
    return {
      amountMinor: null,
      currency: null,
      blocks: true,
      confirmationId: null,
      claim: null,
      ...parts,
      column,
      address: cellAddress(table, parts.sheetRow, column),
    };
  };
}

/** A cell's text inside a sentence, cut where it is long. */
export function quoted(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, " ").trim();
  return `"${oneLine.length > 40 ? `${oneLine.slice(0, 39)}…` : oneLine}"`;
}
