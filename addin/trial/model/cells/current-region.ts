import { area, bottomOf, rightOf } from "./area.ts";
import type { Area } from "./area.ts";
import type { Worksheet } from "../worksheet.ts";

/** Ctrl+A in Excel: the block of filled cells around a place, bounded by empty rows and columns. */
export function currentRegion(sheet: Worksheet, from: Area): Area {
  const extent = sheet.cells.extent();
  let region = from;
  for (let grown = true; grown;) {
    grown = false;
    for (const wider of neighbours(region)) {
      if (extent && !sheet.cells.isBlank(wider.strip)) {
        region = wider.region;
        grown = true;
      }
    }
  }
  return region;
}

function neighbours(region: Area): { region: Area; strip: Area }[] {
  const { top, left, rows, columns } = region;
  const found: { region: Area; strip: Area }[] = [];
  const roomLeft = Math.min(1, left);
  const roomAbove = Math.min(1, top);
  const wide = columns + roomLeft + 1;
  const high = rows + roomAbove + 1;
  if (top > 0) {
    found.push({
      region: area(top - 1, left, rows + 1, columns),
      strip: area(top - 1, left - roomLeft, 1, wide),
    });
  }
  if (left > 0) {
    found.push({
      region: area(top, left - 1, rows, columns + 1),
      strip: area(top - roomAbove, left - 1, high, 1),
    });
  }
  found.push({
    region: area(top, left, rows + 1, columns),
    strip: area(bottomOf(region), left - roomLeft, 1, wide),
  });
  found.push({
    region: area(top, left, rows, columns + 1),
    strip: area(top - roomAbove, rightOf(region), high, 1),
  });
  return found;
}
