import { area, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import type { Worksheet } from "../worksheet.ts";

/** The visible cells of an area as rectangles, from the top, left first. */
export function visibleAreas(sheet: Worksheet, within: Area): Area[] {
  const columns: number[] = [];
  for (let column = within.left; column < rightOf(within); column++) {
    if (!sheet.isColumnHidden(column)) columns.push(column);
  }
  return runsOf(sheet.visibleRows(within)).flatMap((rows) =>
    runsOf(columns).map((run) => area(rows.first, run.first, rows.count, run.count)),
  );
}

function runsOf(numbers: readonly number[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.first + last.count === number) last.count++;
    else runs.push({ first: number, count: 1 });
  }
  return runs;
}
