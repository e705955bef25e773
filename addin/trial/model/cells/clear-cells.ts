import { area, bottomOf, intersection, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import { guardCells } from "../sheet-protection.ts";
import { adoptHeaders } from "../table/table-headers.ts";
import type { Worksheet } from "../worksheet.ts";

/** Empties cells, their formats, or both. Headers of a table get their standard names. */
export function clearCells(sheet: Worksheet, at: Area, what: "All" | "Contents" | "Formats"): void {
  const extent = sheet.cells.extent();
  const within = extent && intersection(extent, at);
  guardCells(sheet, within ?? area(at.top, at.left, 1, 1));
  if (!within) return;
  const before = sheet.cells.value(at.top, at.left);
  sheet.change(within, (cells) => {
    for (let column = within.left; column < rightOf(within); column++) {
      for (let row = within.top; row < bottomOf(within); row++) {
        if (what !== "Formats") cells.setContent(row, column, "");
        if (what === "Contents") continue;
        cells.setFormat(row, column, undefined);
        cells.setStyle(row, column, undefined);
      }
    }
  });
  if (what === "Formats") return;
  for (const table of sheet.tables) adoptHeaders(table, at);
  sheet.workbook.announce({
    kind: "cells-changed",
    sheet,
    area: at,
    change: "RangeEdited",
    ...(at.rows * at.columns === 1 ? { edit: { before, after: "" } } : {}),
  });
}
