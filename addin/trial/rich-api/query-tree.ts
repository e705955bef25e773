import type { WireQuery } from "./wire.ts";

/** What `load` asked for: the own scalars (`all`) and named members, keys in lower case. */
export type QueryTree = { all: boolean; children: Map<string, QueryTree> };

export function queryTree({ Select = [], Expand = [] }: WireQuery): QueryTree {
  const tree: QueryTree = { all: Select.length === 0, children: new Map() };
  for (const path of Select) addPath(tree, path, false);
  for (const path of Expand) addPath(tree, path, true);
  return tree;
}

function addPath(tree: QueryTree, path: string, wholeObject: boolean): void {
  let node = tree;
  for (const part of path.split(/[/.]/)) {
    if (part === "*") {
      node.all = true;
      return;
    }
    const key = part.toLowerCase();
    const next = node.children.get(key) ?? { all: false, children: new Map() };
    node.children.set(key, next);
    node = next;
  }
  if (wholeObject) node.all = true;
}
