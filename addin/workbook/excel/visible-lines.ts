/** Excel's visible part of a range, as blocks; queued, to be read after the next request. */
export interface VisibleBlocks {
  areas: Excel.RangeAreas;
}

/** Queues the question which cells of a range are visible; compact, however long the range is. */
export function askVisible(range: Excel.Range): VisibleBlocks {
  const areas = range.getSpecialCellsOrNullObject("Visible");
  areas.load(
    "areas/items/rowIndex,areas/items/rowCount,areas/items/columnIndex,areas/items/columnCount",
  );
  return { areas };
}

interface Lines {
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
}

/** Rows and columns of the sheet, counted from 0, that have a visible cell. */
export function visibleLines({ areas }: VisibleBlocks): Lines {
  const rows = new Set<number>();
  const columns = new Set<number>();
  if (areas.isNullObject) return { rows, columns };
  for (const block of areas.areas.items) {
    for (let row = 0; row < block.rowCount; row += 1) rows.add(block.rowIndex + row);
    for (let column = 0; column < block.columnCount; column += 1)
      columns.add(block.columnIndex + column);
  }
  return { rows, columns };
}
