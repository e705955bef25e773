import { coerceText } from "../model/format/coercion.ts";
import { displayText } from "../model/format/display-text.ts";
import { isDateFormat } from "../model/format/format-tokens.ts";
import type { Worksheet } from "../model/worksheet.ts";

/** What stands in the formula bar: what one would have to type to get this cell. */
export function editText(sheet: Worksheet, row: number, column: number): string {
  const formula = sheet.cells.formula(row, column);
  if (formula !== undefined) return formula;
  const value = sheet.cells.value(row, column);
  const format = sheet.cells.format(row, column);
  const { culture, date1904 } = sheet.workbook;
  if (typeof value === "number") {
    if (format !== undefined && isDateFormat(format))
      return typedDate(value, culture.shortDate, sheet);
    if (format?.includes("%"))
      return `${numberAsTyped(Number((value * 100).toPrecision(15)), culture.decimal)}%`;
    return numberAsTyped(value, culture.decimal);
  }
  if (typeof value !== "string" || value === "")
    return displayText(value, format, culture, date1904);
  const taken = coerceText(value, { format, culture, date1904, typed: true });
  return taken.value === value && taken.formula === undefined ? value : `'${value}`;
}

function typedDate(value: number, shortDate: string, { workbook }: Worksheet): string {
  const time = value % 1 === 0 ? "" : "h:mm:ss";
  const format = value < 1 ? time : time === "" ? shortDate : `${shortDate} ${time}`;
  return displayText(value, format || "0", workbook.culture, workbook.date1904);
}

const numberAsTyped = (value: number, decimal: string): string =>
  String(value).replace(".", decimal);
