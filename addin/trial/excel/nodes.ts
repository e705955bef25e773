import type { Area } from "../model/cells/area.ts";
import type { Worksheet } from "../model/worksheet.ts";
import type { HostNode } from "../rich-api/host-node.ts";

/** What a range makes of other classes. Classes refer to each other in circles; `excel-root.ts` ties them together. */
export type NodeMakers = {
  worksheet: (sheet: Worksheet) => HostNode;
  rangeAreas: (sheet: Worksheet, areas: readonly Area[]) => HostNode;
  tablesIn: (sheet: Worksheet, within: Area, wholly: boolean) => HostNode;
};

let tied: NodeMakers | null = null;

export function tieNodes(makers: NodeMakers): void {
  tied = makers;
}

export function nodes(): NodeMakers {
  if (!tied) throw new Error("the classes of the simulated Excel are not tied together");
  return tied;
}
