/** A rectangle of cells; rows and columns count from 0. */
export type Area = {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
};

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export function area(top: number, left: number, rows: number, columns: number): Area {
  return { top, left, rows, columns };
}

export function isOnSheet({ top, left, rows, columns }: Area): boolean {
  const whole = [top, left, rows, columns].every(Number.isInteger);
  return (
    whole &&
    top >= 0 &&
    left >= 0 &&
    rows > 0 &&
    columns > 0 &&
    top + rows <= MAX_ROWS &&
    left + columns <= MAX_COLUMNS
  );
}

/** The first row below. */
export const bottomOf = (of: Area): number => of.top + of.rows;

/** The first column to the right. */
export const rightOf = (of: Area): number => of.left + of.columns;

export const cellsIn = (of: Area): number => of.rows * of.columns;

export const isWholeRows = (of: Area): boolean => of.columns === MAX_COLUMNS;

export const isWholeColumns = (of: Area): boolean => of.rows === MAX_ROWS;

export function intersection(a: Area, b: Area): Area | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const rows = Math.min(bottomOf(a), bottomOf(b)) - top;
  const columns = Math.min(rightOf(a), rightOf(b)) - left;
  return rows > 0 && columns > 0 ? { top, left, rows, columns } : null;
}

export function boundingArea(a: Area, b: Area): Area {
  const top = Math.min(a.top, b.top);
  const left = Math.min(a.left, b.left);
  return {
    top,
    left,
    rows: Math.max(bottomOf(a), bottomOf(b)) - top,
    columns: Math.max(rightOf(a), rightOf(b)) - left,
  };
}

export function contains(outer: Area, inner: Area): boolean {
  const common = intersection(outer, inner);
  return common !== null && common.rows === inner.rows && common.columns === inner.columns;
}

export const sameArea = (a: Area, b: Area): boolean =>
  a.top === b.top && a.left === b.left && a.rows === b.rows && a.columns === b.columns;
