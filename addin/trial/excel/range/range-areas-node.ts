import { addressOf, quotedSheetName } from "../../model/cells/a1.ts";
import { cellsIn } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { ListNode } from "../collection-node.ts";
import { nodes } from "../nodes.ts";
import { RangeNode } from "./range-node.ts";

/** Longer address texts are cut, in Excel too. */
const LONGEST_ADDRESS = 8192;

/** Several ranges of one sheet. */
export class RangeAreasNode extends HostNode {
  static override readonly navigation = ["Areas", "Worksheet"];
  static override readonly tracked = true;
  readonly sheet: Worksheet;
  readonly #areas: readonly Area[];

  constructor(sheet: Worksheet, areas: readonly Area[]) {
    super();
    this.sheet = sheet;
    this.#areas = areas;
  }

  get className(): string {
    return "RangeAreas";
  }

  get Address(): string {
    const name = quotedSheetName(this.sheet.name);
    return this.#areas
      .map((area) => `${name}!${addressOf(area)}`)
      .join(",")
      .slice(0, LONGEST_ADDRESS);
  }

  get AreaCount(): number {
    return this.#areas.length;
  }

  get CellCount(): number {
    return this.#areas.reduce((sum, area) => sum + cellsIn(area), 0);
  }

  get Areas(): RangeCollectionNode {
    return new RangeCollectionNode(this.sheet, this.#areas);
  }

  get Worksheet(): HostNode {
    return nodes().worksheet(this.sheet);
  }
}

export class RangeCollectionNode extends ListNode<RangeNode> {
  readonly items: readonly RangeNode[];

  constructor(sheet: Worksheet, areas: readonly Area[]) {
    super();
    this.items = areas.map((area) => new RangeNode(sheet, area));
  }

  get className(): string {
    return "RangeCollection";
  }
}
