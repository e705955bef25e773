import { addressOf } from "../../model/cells/a1.ts";
import { area, rightOf } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import { plainValue } from "../../model/cells/cell-value.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { ListNode } from "../collection-node.ts";

/** The visible cells of a range, closed up: what `getVisibleView` answers. Cannot be written to as a block. */
export class RangeViewNode extends HostNode {
  static override readonly navigation = ["Rows"];
  readonly sheet: Worksheet;
  readonly #rows: readonly number[];
  readonly #columns: readonly number[];
  readonly #index: number;

  constructor(
    sheet: Worksheet,
    of: Area,
    rows: readonly number[] = sheet.visibleRows(of),
    index = 0,
  ) {
    super();
    this.sheet = sheet;
    this.#rows = rows;
    this.#index = index;
    const columns: number[] = [];
    for (let column = of.left; column < rightOf(of); column++)
      if (!sheet.isColumnHidden(column)) columns.push(column);
    this.#columns = columns;
    this.area = of;
  }

  readonly area: Area;

  get className(): string {
    return "RangeView";
  }

  get Values(): unknown {
    return this.#grid((row, column) => plainValue(this.sheet.cells.value(row, column)));
  }

  get Text(): unknown {
    return this.#grid((row, column) => this.sheet.text(row, column));
  }

  get Formulas(): unknown {
    const { cells } = this.sheet;
    return this.#grid(
      (row, column) => cells.formula(row, column) ?? plainValue(cells.value(row, column)),
    );
  }

  get NumberFormat(): unknown {
    return this.#grid((row, column) => this.sheet.cells.format(row, column) ?? "General");
  }

  get ValueTypes(): unknown {
    return this.#grid((row, column) => this.sheet.valueType(row, column));
  }

  get CellAddresses(): unknown {
    return this.#grid((row, column) => `${this.sheet.name}!${addressOf(area(row, column, 1, 1))}`);
  }

  get RowCount(): number {
    return this.#rows.length;
  }

  get ColumnCount(): number {
    return this.#columns.length;
  }

  get Index(): number {
    return this.#index;
  }

  get Rows(): RangeViewCollectionNode {
    return new RangeViewCollectionNode(this.sheet, this.area, this.#rows);
  }

  #grid<T>(read: (row: number, column: number) => T): T[][] {
    return this.#rows.map((row) => this.#columns.map((column) => read(row, column)));
  }
}

export class RangeViewCollectionNode extends ListNode<RangeViewNode> {
  readonly items: readonly RangeViewNode[];

  constructor(sheet: Worksheet, of: Area, rows: readonly number[]) {
    super();
    this.items = rows.map((row, index) => new RangeViewNode(sheet, of, [row], index));
  }

  get className(): string {
    return "RangeViewCollection";
  }
}
