import { bottomOf, rightOf } from "./area.ts";
import type { Area } from "./area.ts";

/** Cells that were opened (down, right) or taken out (up, left) at an area. */
export type Shift = { readonly direction: "down" | "right" | "up" | "left"; readonly at: Area };

/** Where an area stands after a shift; null when all of it was taken out. Only what is wholly in the moved band moves. */
export function shifted(of: Area, { direction, at }: Shift): Area | null {
  const vertical = direction === "down" || direction === "up";
  const inBand = vertical
    ? of.left >= at.left && rightOf(of) <= rightOf(at)
    : of.top >= at.top && bottomOf(of) <= bottomOf(at);
  if (!inBand) return of;
  const start = vertical ? of.top : of.left;
  const size = vertical ? of.rows : of.columns;
  const from = vertical ? at.top : at.left;
  const count = vertical ? at.rows : at.columns;
  const moved =
    direction === "down" || direction === "right"
      ? opened(start, size, from, count)
      : closed(start, size, from, count);
  if (moved === null) return null;
  return vertical
    ? { ...of, top: moved.start, rows: moved.size }
    : { ...of, left: moved.start, columns: moved.size };
}

function opened(
  start: number,
  size: number,
  from: number,
  count: number,
): { start: number; size: number } {
  if (from <= start) return { start: start + count, size };
  return from < start + size ? { start, size: size + count } : { start, size };
}

function closed(
  start: number,
  size: number,
  from: number,
  count: number,
): { start: number; size: number } | null {
  const end = start + size;
  const removed = Math.max(0, Math.min(end, from + count) - Math.max(start, from));
  if (removed === size) return null;
  const before = Math.max(0, Math.min(start, from + count) - from);
  return { start: start - before, size: size - removed };
}

/** Row or column numbers after a shift of whole rows or columns; those taken out are gone. */
export function shiftedIndexes(
  indexes: ReadonlySet<number>,
  from: number,
  count: number,
  opens: boolean,
): ReadonlySet<number> {
  const moved = new Set<number>();
  for (const index of indexes) {
    if (index < from) moved.add(index);
    else if (opens) moved.add(index + count);
    else if (index >= from + count) moved.add(index - count);
  }
  return moved;
}
