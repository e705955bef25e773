import { HostError, itemAlreadyExists } from "../host-error.ts";
import { area } from "./cells/area.ts";
import type { Area } from "./cells/area.ts";
import type { Calculation } from "./calculation.ts";
import { ENGLISH_US } from "./format/culture.ts";
import type { Culture } from "./format/culture.ts";
import type { DefinedName } from "./defined-name.ts";
import type { Shift } from "./cells/shift.ts";
import type { Table } from "./table/table.ts";
import { UndoStack } from "./undo-stack.ts";
import { Worksheet, checkedSheetName } from "./worksheet.ts";
import type { Actor, AnnouncedEvent, CellChange, WorkbookEvent } from "./workbook-event.ts";

export type WorkbookOptions = {
  name?: string;
  sheets?: readonly string[];
  culture?: Culture;
  date1904?: boolean;
  readOnly?: boolean;
};

export type Selection = {
  readonly sheet: Worksheet;
  readonly area: Area;
  readonly activeCell: Area;
};

/** The simulated workbook: what Excel keeps, who may change it, who hears of it. Holds no trace of Office.js. */
export class Workbook {
  readonly name: string;
  readonly culture: Culture;
  readonly date1904: boolean;
  readOnly: boolean;
  calculationMode = "Automatic";
  /** A person has a cell open for typing: every batch of the add-in is refused meanwhile. */
  cellBeingEdited = false;
  sheets: readonly Worksheet[] = [];
  names: readonly DefinedName[] = [];
  calculation: Calculation | null = null;
  readonly settings = new Map<string, unknown>();
  readonly undo = new UndoStack();
  selection: Selection;
  #actor: Actor = "person";
  #depth = 0;
  #serial = 0;
  readonly #listeners = new Set<(event: AnnouncedEvent) => void>();
  readonly #shiftListeners = new Set<(sheet: Worksheet, shift: Shift) => void>();
  readonly #actListeners = new Set<() => void>();

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? "Book1.xlsx";
    this.culture = options.culture ?? ENGLISH_US;
    this.date1904 = options.date1904 ?? false;
    this.readOnly = options.readOnly ?? false;
    const [first = "Sheet1", ...others] = options.sheets ?? ["Sheet1"];
    const sheet = this.addSheet(first);
    for (const name of others) this.addSheet(name);
    this.selection = { sheet, area: area(0, 0, 1, 1), activeCell: area(0, 0, 1, 1) };
  }

  get activeSheet(): Worksheet {
    return this.selection.sheet;
  }

  get tables(): readonly Table[] {
    return this.sheets.flatMap((sheet) => sheet.tables);
  }

  /** Runs one act as one step of the undo list; its events carry the actor. Acts within an act belong to it. */
  act<T>(actor: Actor, label: string, work: () => T): T {
    const before = this.#actor;
    if (this.#depth === 0) this.#actor = actor;
    this.#depth++;
    try {
      return this.undo.step(label, work);
    } finally {
      this.#depth--;
      this.#actor = before;
      if (this.#depth === 0) for (const listener of this.#actListeners) listener();
    }
  }

  /** Takes back the last step; false when there is none. */
  undoLast(): boolean {
    return this.act("person", "undo", () => this.undo.undo() !== null);
  }

  redoLast(): boolean {
    return this.act("person", "redo", () => this.undo.redo() !== null);
  }

  get actor(): Actor {
    return this.#actor;
  }

  nextId(): number {
    return ++this.#serial;
  }

  /** Numbers of restored objects must not be given again. */
  reserveIds(upTo: number): void {
    this.#serial = Math.max(this.#serial, upTo);
  }

  get lastId(): number {
    return this.#serial;
  }

  announce(event: WorkbookEvent): void {
    const back = takenBack(event);
    if (back) this.undo.record(() => this.announce(back));
    for (const listener of this.#listeners) listener({ ...event, actor: this.#actor });
  }

  subscribe(listener: (event: AnnouncedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called after each act, whatever it did. */
  onAct(listener: () => void): () => void {
    this.#actListeners.add(listener);
    return () => this.#actListeners.delete(listener);
  }

  onShift(listener: (sheet: Worksheet, shift: Shift) => void): () => void {
    this.#shiftListeners.add(listener);
    return () => this.#shiftListeners.delete(listener);
  }

  shiftHappened(sheet: Worksheet, shift: Shift): void {
    for (const listener of this.#shiftListeners) listener(sheet, shift);
  }

  sheetNamed(name: string): Worksheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  tableNamed(name: string): Table | undefined {
    const wanted = name.toLowerCase();
    return this.tables.find((table) => table.name.toLowerCase() === wanted);
  }

  addSheet(name: string = this.#freeSheetName()): Worksheet {
    this.refuseWhenReadOnly();
    checkedSheetName(name);
    if (this.sheetNamed(name)) throw itemAlreadyExists();
    const sheet = new Worksheet(this, this.nextId(), name);
    this.undo.assign(this, "sheets", [...this.sheets, sheet]);
    this.announce({ kind: "sheet-added", sheet });
    return sheet;
  }

  /** Excel cannot take this back: the undo list is emptied. */
  deleteSheet(sheet: Worksheet): void {
    this.refuseWhenReadOnly();
    const others = this.sheets.filter((other) => other !== sheet);
    const next = others.find((other) => other.visibility === "Visible");
    if (!next)
      throw new HostError(
        "GeneralException",
        "A workbook must contain at least one visible worksheet.",
      );
    this.sheets = others;
    this.names = this.names.filter((name) => name.scope !== sheet);
    if (this.activeSheet === sheet) this.select(next, area(0, 0, 1, 1));
    this.undo.clear();
    this.announce({ kind: "sheet-deleted", sheet });
  }

  activate(sheet: Worksheet): void {
    if (sheet === this.activeSheet) return;
    this.select(sheet, sheet.lastSelection);
  }

  /** Selecting never writes and is no step of the undo list. */
  select(
    sheet: Worksheet,
    selected: Area,
    activeCell: Area = area(selected.top, selected.left, 1, 1),
  ): void {
    const before = this.activeSheet;
    sheet.lastSelection = selected;
    this.selection = { sheet, area: selected, activeCell };
    if (before !== sheet) {
      this.announce({ kind: "sheet-deactivated", sheet: before });
      this.announce({ kind: "sheet-activated", sheet });
    }
    this.announce({ kind: "selection-changed", sheet, area: selected });
  }

  refuseWhenReadOnly(): void {
    if (this.readOnly)
      throw new HostError("AccessDenied", "The workbook is open for reading only.");
  }

  #freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.sheetNamed(`Sheet${number}`)) number++;
    return `Sheet${number}`;
  }
}

/** What is announced when the act behind an event is undone: Excel tells of it as of any other change. */
function takenBack(event: WorkbookEvent): WorkbookEvent | null {
  if (event.kind === "rows-hidden") return { ...event, hidden: !event.hidden };
  if (event.kind === "rows-sorted")
    return { ...event, kind: "cells-changed", change: "RangeEdited" };
  if (event.kind !== "cells-changed") return null;
  return {
    kind: event.kind,
    sheet: event.sheet,
    area: event.area,
    change: OPPOSITE_CHANGE[event.change],
  };
}

const OPPOSITE_CHANGE: Readonly<Record<CellChange, CellChange>> = {
  RangeEdited: "RangeEdited",
  RowInserted: "RowDeleted",
  RowDeleted: "RowInserted",
  ColumnInserted: "ColumnDeleted",
  ColumnDeleted: "ColumnInserted",
  CellInserted: "CellDeleted",
  CellDeleted: "CellInserted",
};
