import { intersection } from "../cells/area.ts";
import type { Area } from "../cells/area.ts";
import type { Table } from "./table.ts";

/** Header texts as a table keeps them: never empty, never twice (whatever the case of letters). */
export function headerTexts(
  wanted: readonly string[],
  taken: readonly string[],
  countBefore = 0,
): string[] {
  const used = new Set(taken.map((text) => text.toLowerCase()));
  return wanted.map((text, index) => {
    const base = text === "" ? `Column${countBefore + index + 1}` : text;
    let unique = base;
    for (let number = text === "" ? 1 : 2; used.has(unique.toLowerCase()); number++) {
      unique = text === "" ? `Column${number}` : `${base}${number}`;
    }
    used.add(unique.toLowerCase());
    return unique;
  });
}

/** After a write over headers: the column takes the cell's text, and the cell takes what the table made of it. */
export function adoptHeaders(table: Table, written: Area): void {
  const { sheet } = table;
  const header = table.headerArea;
  const touched = header && intersection(header, written);
  if (!touched) return;
  const from = touched.left - table.left;
  const wanted = Array.from({ length: touched.columns }, (_, index) =>
    sheet.text(table.top, touched.left + index),
  );
  const others = table.columns.filter(
    (_, index) => index < from || index >= from + touched.columns,
  );
  const names = headerTexts(
    wanted,
    others.map((column) => column.name),
    from,
  );
  const columns = table.columns.map((column, index) => ({
    ...column,
    name: names[index - from] ?? column.name,
  }));
  sheet.workbook.undo.assign(table, "columns", columns);
  for (const [index, name] of names.entries()) {
    if (sheet.cells.value(table.top, touched.left + index) !== name) {
      sheet.setValue(table.top, touched.left + index, name);
    }
  }
}
