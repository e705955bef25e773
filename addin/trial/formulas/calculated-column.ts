import { area } from "../model/cells/area.ts";
import type { Table } from "../model/table/table.ts";
import { afterCopy } from "./text/rewrite.ts";
import { relativeKey } from "./text/relative-key.ts";
import type { Templates } from "./text/template.ts";

/**
 * Fills new rows of a table in columns whose formula is the same in the rows beside them. Cells that hold something
 * already keep it.
 */
export function continueColumns(
  table: Table,
  at: number,
  count: number,
  templates: Templates,
): void {
  const { sheet, bodyTop, dataRows } = table;
  const beside = [at - 1, at - 2, at + count, at + count + 1].filter(
    (row) => row >= 0 && row < dataRows,
  );
  const [model, ...others] = beside;
  if (model === undefined) return;
  for (const index of table.columns.keys()) {
    const column = table.left + index;
    const texts = sheet.cells.formulasOf(column);
    const from = bodyTop + model;
    const text = texts[from];
    if (text === undefined) continue;
    const key = relativeKey(text, from, column);
    const alike = others.every(
      (row) => relativeKey(texts[bodyTop + row] ?? "", bodyTop + row, column) === key,
    );
    if (!alike) continue;
    const template = templates.of(text, from, column);
    sheet.change(area(bodyTop + at, column, count, 1), (cells) => {
      for (let row = bodyTop + at; row < bodyTop + at + count; row++) {
        if (
          cells.valuesOf(column)[row] !== undefined ||
          cells.formulasOf(column)[row] !== undefined
        )
          continue;
        cells.setContent(row, column, "", afterCopy(template, { row, column }));
      }
    });
  }
}
