import type { CellValue } from "../sheet-table.ts";

/** What Excel puts into `values` and `valueTypes`. */
type Answered = string | number | boolean | null | undefined;
type Grid = readonly (readonly Answered[])[];

/** What Excel answered, as cells: empty ones null, error texts told apart by their type. */
export function cellsOf(values: Grid, types: Grid): CellValue[][] {
  return values.map((row, i) => row.map((value, j) => cellOf(value, types[i]?.[j])));
}

function cellOf(value: Answered, type: Answered): CellValue {
  if (type === "Error") return { error: String(value) };
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value === "" || value === null || value === undefined ? null : value;
}

/** A cell of an outcome column as text. */
export function textsOf(values: Grid): string[] {
  return values.map(([value]) => (value === null || value === undefined ? "" : String(value)));
}

/** About how many bytes values and types took as JSON: wrong by little, and never by much too few. */
export function readBytes(values: Grid, types: Grid): number {
  let bytes = 0;
  for (const [i, row] of values.entries())
    for (const [j, value] of row.entries())
      bytes += 4 + jsonBytes(value) + String(types[i]?.[j] ?? "").length;
  return bytes;
}

/** Bytes of a value in a request or an answer, with its quotes and comma. */
export function jsonBytes(value: Answered): number {
  const text = String(value);
  if (typeof value !== "string") return text.length + 1;
  let bytes = 3;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // escapes and characters beyond Latin take up to six
    bytes +=
      code < 0x20 || code === 0x22 || code === 0x5c ? 6 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}
