import type { FormulaCell } from "./graph/formula-cell.ts";
import { Reference } from "./evaluate/operand.ts";

/** A formula entered in a cell without a format is shown as dates are, or as the cells that it takes up. */
export function adoptFormat({ sheet, row, column, template, bound }: FormulaCell): void {
  const { cells, workbook } = sheet;
  const { shownAs } = template;
  if (shownAs === null || cells.format(row, column) !== undefined) return;
  const format =
    typeof shownAs === "number" ? formatOf(bound[shownAs]) : workbook.culture.shortDate;
  if (format === undefined || format === "@") return;
  cells.setFormat(row, column, shownAs === "date-time" ? `${format} h:mm` : format);
}

function formatOf(lender: unknown): string | undefined {
  if (!(lender instanceof Reference)) return undefined;
  return lender.sheet.cells.format(lender.top, lender.left);
}
