import { foldedText, totalOfText } from "../cells/words.ts";
import { readNumber } from "../cells/number-cell.ts";
import { readQuantity } from "../cells/duration-cell.ts";
import { holdsHeadings, isBlank, ownColumns } from "../mapping/headings.ts";
import { textOfCell } from "./cell-reader.ts";
import type { ColumnReading } from "../cells/column-reading.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { NotBillableRow } from "./sheet-entry.ts";

/** Fields that a heading above the rows may hold. */
export type HeadedField = "client" | "clientCode" | "workItem" | "person";

type Role = "entry" | Exclude<NotBillableRow["reason"], "marked-not-billable" | "billed-elsewhere">;

/** What rows are, asked from the first to the last. */
export interface RowRoles {
  of: (index: number) => Role;
  /** The heading above the row that was asked for last; null where the field's column holds no headings. */
  heading: (field: HeadedField) => string | null;
}

const headedFields: readonly HeadedField[] = ["client", "clientCode", "workItem", "person"];
/** Rows at the end of a sheet that may be its sums. */
const rowsOfSums = 5;
const hours = { timeFormat: false, secondsEach: null };

/** Tells entries from the rows that reports put around them: sums, headings, headers again, remarks, nothing. */
export function rolesOfRows(
  table: SheetTable,
  mapping: ColumnMapping,
  columns: Record<"quantity" | "value", ColumnReading>,
): RowRoles {
  const own = ownColumns(table);
  const { rows, headers } = table;
  const headings = new Map<HeadedField, string>();
  for (const field of headedFields) {
    const { column } = mapping[field];
    if (column !== null && holdsHeadings(rows, own, column)) headings.set(field, "");
  }
  const [date, client] = [mapping.date.column, mapping.client.column ?? mapping.clientCode.column];
  let lastClient = "";
  const entries: number[] = [];

  function of(index: number): Role {
    const role = roleOf(index);
    if (role === "entry") entries.push(index);
    return role;
  }

  function roleOf(index: number): Role {
    const row = rows[index] ?? [];
    const clientCell = client === null ? null : row[client];
    // nearly every row: a date and a client, and neither is the header over again
    if (
      date !== null &&
      !isBlank(row[date]) &&
      !isBlank(clientCell) &&
      row[date] !== headers[date]
    ) {
      lastClient = textOfCell(clientCell ?? null);
      return "entry";
    }
    const filled = own.filter((column) => !isBlank(row[column]));
    if (filled.length === 0) return "empty";
    if (filled.length > 1 && filled.every((column) => row[column] === headers[column]))
      return "repeated-header";
    if (isBlank(clientCell) && index >= rows.length - rowsOfSums && isUnnamedSum(row, filled))
      return "total";
    const role = roleOfFilled(row, filled);
    if (role === "entry" && !isBlank(clientCell)) lastClient = textOfCell(clientCell ?? null);
    return role;
  }

  function roleOfFilled(row: readonly CellValue[], filled: readonly number[]): Role {
    const labels = filled.filter((column) => !isNumber(row[column] ?? null));
    const [first] = labels;
    const undated = date === null || date === first || isBlank(row[date]);
    if (labels.length === 1 && first !== undefined && filled.length > 1 && undated) {
      const label = textOfCell(row[first] ?? null);
      const total = totalOfText(label);
      if (total === "all" || (total === "some" && namesWhatIsSummed(label))) return "total";
    }
    if (filled.length > 1 || first === undefined || typeof row[first] !== "string") return "entry";
    if (totalOfText(row[first]) === "all") return "total";
    const headed = headedFields.find(
      (field) => headings.has(field) && mapping[field].column === first,
    );
    if (headed === undefined) return first === client ? "entry" : "remark";
    headings.set(headed, row[first].trim());
    for (const field of headings.keys())
      if ((mapping[field].column ?? -1) > first) headings.set(field, "");
    return "heading";
  }

  /** A row of bare numbers at the end that are the sums of what stands above. */
  function isUnnamedSum(row: readonly CellValue[], filled: readonly number[]): boolean {
    const summed = (["quantity", "value"] as const).filter((field) =>
      filled.includes(mapping[field].column ?? -1),
    );
    return (
      entries.length > 1 &&
      summed.length > 0 &&
      filled.every((column) => typeof row[column] === "number" || isNumber(row[column] ?? null)) &&
      summed.every((field) => {
        const sum = entries.reduce((total, index) => total + microOfCell(rows[index], field), 0);
        return sum === microOfCell(row, field);
      })
    );
  }

  function microOfCell(row: readonly CellValue[] | undefined, field: "quantity" | "value"): number {
    const { separators, unit } = columns[field];
    const read = readQuantity(row?.[mapping[field].column ?? -1] ?? null, separators, unit);
    return read.type === "quantity" ? read.quantityMicro : 0;
  }

  /** "Total for Aldgate", under the rows of Aldgate; a client may be called Total Energies. */
  function namesWhatIsSummed(label: string): boolean {
    const folded = foldedText(label);
    return [lastClient, ...headings.values()].some(
      (name) => name !== "" && folded.endsWith(foldedText(name)),
    );
  }

  function isNumber(cell: CellValue): boolean {
    if (typeof cell !== "string") return true;
    return (
      readNumber(cell, table.separators).type === "number" ||
      readQuantity(cell, table.separators, hours).type === "quantity"
    );
  }

  return { of, heading: (field) => headings.get(field) ?? null };
}
