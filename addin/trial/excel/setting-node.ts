import type { Workbook } from "../model/workbook.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { KeyedNode } from "./collection-node.ts";
import { givenText } from "./given.ts";

/** A value that the add-in keeps in the workbook: any JSON. */
export class SettingNode extends HostNode {
  readonly workbook: Workbook;
  readonly #key: string;

  constructor(workbook: Workbook, key: string) {
    super();
    this.workbook = workbook;
    this.#key = key;
  }

  get className(): string {
    return "Setting";
  }

  override get identity(): Record<string, string> {
    return { _Id: this.#key };
  }

  get Key(): string {
    return this.#key;
  }

  get Value(): unknown {
    return this.workbook.settings.get(this.#key);
  }

  set Value(value: unknown) {
    this.workbook.settings.set(this.#key, value);
  }

  Delete(): void {
    this.workbook.settings.delete(this.#key);
  }
}

export class SettingCollectionNode extends KeyedNode<SettingNode> {
  readonly workbook: Workbook;

  constructor(workbook: Workbook) {
    super();
    this.workbook = workbook;
  }

  get className(): string {
    return "SettingCollection";
  }

  get items(): readonly SettingNode[] {
    return [...this.workbook.settings.keys()].map((key) => new SettingNode(this.workbook, key));
  }

  find(key: string): SettingNode | undefined {
    return this.workbook.settings.has(key) ? new SettingNode(this.workbook, key) : undefined;
  }

  Add(key: unknown, value: unknown): SettingNode {
    const given = givenText(key);
    this.workbook.refuseWhenReadOnly();
    this.workbook.settings.set(given, value);
    return new SettingNode(this.workbook, given);
  }
}
