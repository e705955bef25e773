import { invalidArgument, itemAlreadyExists, itemNotFound } from "../host-error.ts";
import { addressOf, quotedSheetName } from "../model/cells/a1.ts";
import { DefinedName } from "../model/defined-name.ts";
import type { Workbook } from "../model/workbook.ts";
import type { Worksheet } from "../model/worksheet.ts";
import { HostNode } from "../rich-api/host-node.ts";
import { placeAt } from "./range/address.ts";
import { KeyedNode, sameName } from "./collection-node.ts";
import { givenBoolean, givenText, givenTextOr } from "./given.ts";
import { nodes } from "./nodes.ts";
import { RangeNode } from "./range/range-node.ts";

export class NamedItemNode extends HostNode {
  static override readonly navigation = ["WorksheetOrNullObject"];
  readonly workbook: Workbook;
  readonly defined: DefinedName;

  constructor(workbook: Workbook, defined: DefinedName) {
    super();
    this.workbook = workbook;
    this.defined = defined;
  }

  get className(): string {
    return "NamedItem";
  }

  override get identity(): Record<string, string> {
    return { _Id: this.defined.name };
  }

  get Name(): string {
    return this.defined.name;
  }

  get Comment(): string {
    return this.defined.comment;
  }

  set Comment(comment: unknown) {
    this.defined.comment = givenText(comment);
  }

  get Visible(): boolean {
    return this.defined.visible;
  }

  set Visible(visible: unknown) {
    this.defined.visible = givenBoolean(visible);
  }

  get Scope(): string {
    return this.defined.scope ? "Worksheet" : "Workbook";
  }

  get Type(): string {
    if (this.defined.target) return "Range";
    if (this.defined.text.includes("#REF!")) return "Error";
    return typeof this.Value === "number" ? "Double" : "String";
  }

  get Value(): string | number {
    const { target, text } = this.defined;
    if (target) return `${quotedSheetName(target.sheet.name)}!${addressOf(target.area)}`;
    const plain = text.replace(/^=/, "").replace(/^"(.*)"$/s, "$1");
    return plain !== "" && text.startsWith("=") && !Number.isNaN(Number(plain))
      ? Number(plain)
      : plain;
  }

  get Formula(): string {
    const { target, text } = this.defined;
    if (!target) return text;
    const absolute = addressOf(target.area).replaceAll(
      /([A-Z]+)?(\d+)?/g,
      (_, letters?: string, digits?: string) =>
        `${letters ? `$${letters}` : ""}${digits ? `$${digits}` : ""}`,
    );
    return `=${quotedSheetName(target.sheet.name)}!${absolute}`;
  }

  get WorksheetOrNullObject(): HostNode | null {
    return this.defined.scope && nodes().worksheet(this.defined.scope);
  }

  GetRange(): RangeNode {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  GetRangeOrNullObject(): RangeNode | null {
    const { target } = this.defined;
    return target && new RangeNode(target.sheet, target.area);
  }

  Delete(): void {
    const { names, undo } = this.workbook;
    undo.assign(
      this.workbook,
      "names",
      names.filter((name) => name !== this.defined),
    );
  }
}

export class NamedItemCollectionNode extends KeyedNode<NamedItemNode> {
  readonly workbook: Workbook;
  readonly scope: Worksheet | null;

  constructor(workbook: Workbook, scope: Worksheet | null) {
    super();
    this.workbook = workbook;
    this.scope = scope;
  }

  get className(): string {
    return "NamedItemCollection";
  }

  get items(): readonly NamedItemNode[] {
    return this.workbook.names
      .filter((defined) => defined.scope === this.scope)
      .map((defined) => new NamedItemNode(this.workbook, defined));
  }

  find(key: string): NamedItemNode | undefined {
    return this.items.find(({ defined }) => sameName(defined.name, key));
  }

  Add(name: unknown, reference: unknown, comment: unknown): NamedItemNode {
    const { workbook, scope } = this;
    workbook.refuseWhenReadOnly();
    const given = givenText(name);
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(given)) throw invalidArgument();
    if (this.find(given) || (scope === null && workbook.tableNamed(given)))
      throw itemAlreadyExists();
    const target =
      reference instanceof RangeNode
        ? { sheet: reference.sheet, area: reference.area }
        : this.#target(givenText(reference));
    const defined = new DefinedName(given, scope, target, givenTextOr(comment, ""));
    workbook.undo.assign(workbook, "names", [...workbook.names, defined]);
    return new NamedItemNode(workbook, defined);
  }

  #target(formula: string): string | ReturnType<typeof placeAt> {
    const address = formula.replace(/^=/, "");
    return address.includes("!")
      ? placeAt(this.scope ?? this.workbook.activeSheet, address)
      : formula;
  }
}
