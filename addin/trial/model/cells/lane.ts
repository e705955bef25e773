/** One kind of content down one column, by row. */
export type Lane<T> = (T | undefined)[];

/** Inserts empty entries; splice with spread arguments would overflow the stack on long columns. */
export function insertAt(lane: unknown[], at: number, count: number): void {
  if (at >= lane.length) return;
  const length = lane.length;
  lane.length = length + count;
  lane.copyWithin(at + count, at, length);
  lane.fill(undefined, at, at + count);
}

export function deleteAt(lane: unknown[], at: number, count: number): void {
  if (at < lane.length) lane.splice(at, count);
}

/** -1 when nothing is filled. */
export function lastFilled(lane: readonly unknown[]): number {
  let row = lane.length - 1;
  while (row >= 0 && lane[row] === undefined) row--;
  return row;
}

/** Infinity when nothing is filled. */
export function firstFilled(lane: readonly unknown[]): number {
  for (let row = 0; row < lane.length; row++) if (lane[row] !== undefined) return row;
  return Infinity;
}
