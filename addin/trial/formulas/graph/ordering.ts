import type { FormulaCell } from "./formula-cell.ts";
import type { GraphNode, SheetGraph } from "./sheet-graph.ts";

export type Graphs = { graphOf(cell: FormulaCell): SheetGraph };

/** Computes a formula and keeps the result; true when it differs from before. */
export type Compute = (cell: FormulaCell, circular: boolean) => boolean;

let stamps = 0;

/**
 * Computes the formulas that are needed (`needed` is set on the seeds) and all that follow from results that changed,
 * each once and after what it reads. Circles get 0.
 */
export function recompute(seeds: Iterable<GraphNode>, graphs: Graphs, compute: Compute): void {
  const stamp = ++stamps;
  const reached: GraphNode[] = [];
  const reach = (node: GraphNode): void => {
    if (node.stamp === stamp) return;
    node.stamp = stamp;
    node.waitsFor = 0;
    reached.push(node);
  };
  for (const seed of seeds) reach(seed);
  // the list grows while it is walked
  for (let place = 0; place < reached.length; place++) {
    const node = reached[place];
    if (!node) continue;
    visitFollowers(node, graphs, (follower) => {
      reach(follower);
      follower.waitsFor++;
    });
  }
  const ready = reached.filter((node) => node.waitsFor === 0);
  let done = 0;
  const finish = (node: GraphNode, changed: boolean): void => {
    node.needed = false;
    done++;
    visitFollowers(node, graphs, (follower) => {
      if (changed) follower.needed = true;
      if (--follower.waitsFor === 0) ready.push(follower);
    });
  };
  const settle = (node: GraphNode): void => {
    const needed = node.needed || (node.kind === "formula" && node.circular);
    finish(node, needed && (node.kind === "range" || compute(node, false)));
  };
  for (let place = 0; place < ready.length; place++) {
    const node = ready[place];
    if (node) settle(node);
  }
  if (done === reached.length) return;
  const rest = reached.filter((node) => node.waitsFor > 0);
  for (const knot of knotsOf(rest, graphs, stamp)) {
    const [only] = knot;
    if (knot.length === 1 && only && !readsItself(only, graphs)) {
      settleAlone(only, graphs, compute);
      continue;
    }
    for (const node of knot) {
      node.needed = false;
      if (node.kind === "formula") compute(node, true);
    }
    for (const node of knot) visitFollowers(node, graphs, (follower) => (follower.needed = true));
    for (const node of knot) node.needed = false;
  }
}

/** Behind circles the order is given already; only the need is passed on. */
function settleAlone(node: GraphNode, graphs: Graphs, compute: Compute): void {
  const needed = node.needed || (node.kind === "formula" && node.circular);
  node.needed = false;
  const changed = needed && (node.kind === "range" || compute(node, false));
  if (changed) visitFollowers(node, graphs, (follower) => (follower.needed = true));
}

function visitFollowers(
  node: GraphNode,
  graphs: Graphs,
  found: (follower: GraphNode) => void,
): void {
  if (node.kind === "range") for (const reader of node.readers) found(reader);
  else graphs.graphOf(node).visitReaders(node.row, node.column, found);
}

function readsItself(node: GraphNode, graphs: Graphs): boolean {
  let itself = false;
  visitFollowers(node, graphs, (follower) => {
    if (follower === node) itself = true;
  });
  return itself;
}

/** Groups of nodes that reach each other (Tarjan's way, without recursion), each before what follows from it. */
function knotsOf(nodes: readonly GraphNode[], graphs: Graphs, stamp: number): GraphNode[][] {
  const inside = new Set(nodes);
  const order = new Map<GraphNode, number>();
  const lowest = new Map<GraphNode, number>();
  const open: GraphNode[] = [];
  const isOpen = new Set<GraphNode>();
  const knots: GraphNode[][] = [];
  for (const root of nodes) {
    if (order.has(root) || root.stamp !== stamp) continue;
    const path: { node: GraphNode; followers: GraphNode[]; next: number }[] = [];
    const enter = (node: GraphNode): void => {
      order.set(node, order.size);
      lowest.set(node, order.size - 1);
      open.push(node);
      isOpen.add(node);
      const followers: GraphNode[] = [];
      visitFollowers(node, graphs, (follower) => {
        if (inside.has(follower)) followers.push(follower);
      });
      path.push({ node, followers, next: 0 });
    };
    const lower = (node: GraphNode, to: number): void => {
      lowest.set(node, Math.min(lowest.get(node) ?? to, to));
    };
    enter(root);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const follower = step.followers[step.next++];
      if (follower) {
        if (!order.has(follower)) enter(follower);
        else if (isOpen.has(follower)) lower(step.node, order.get(follower) ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.node, lowest.get(step.node) ?? 0);
      if (lowest.get(step.node) !== order.get(step.node)) continue;
      const knot: GraphNode[] = [];
      for (let node = open.pop(); node; node = open.pop()) {
        isOpen.delete(node);
        knot.push(node);
        if (node === step.node) break;
      }
      knots.push(knot);
    }
  }
  return knots.reverse();
}
