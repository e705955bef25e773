import type { HostNode } from "./host-node.ts";

/** The objects that the add-in holds between batches. Office.js releases them after `Excel.run`. */
export class References {
  readonly #nodes = new Map<string, HostNode>();
  readonly #names = new Map<HostNode, string>();
  #next = 1;

  get size(): number {
    return this.#nodes.size;
  }

  nodes(): HostNode[] {
    return [...this.#nodes.values()];
  }

  keep(node: HostNode): void {
    if (this.#names.has(node)) return;
    const name = `ref-${this.#next++}`;
    this.#names.set(node, name);
    this.#nodes.set(name, node);
  }

  /** Forgets what was kept since `names` were taken: the add-in never heard of it. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.names()) if (!names.has(name)) this.release(name);
  }

  names(): string[] {
    return [...this.#nodes.keys()];
  }

  release(name: unknown): void {
    if (typeof name !== "string") return;
    const node = this.#nodes.get(name);
    if (node) this.#names.delete(node);
    this.#nodes.delete(name);
  }

  find(name: string): HostNode | undefined {
    return this.#nodes.get(name);
  }

  nameOf(node: HostNode): string | undefined {
    return this.#names.get(node);
  }
}
