import { MAX_ROWS } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import type { DefinedName } from "../../model/defined-name.ts";
import type { Table } from "../../model/table/table.ts";
import type { Workbook } from "../../model/workbook.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { Frame } from "../evaluate/frame.ts";
import type { Bound } from "../evaluate/frame.ts";
import { Reference } from "../evaluate/operand.ts";
import {
  EMPTY_INTERSECTION,
  LOST_REFERENCE,
  UNKNOWN_NAME,
  WRONG_VALUE,
  isFault,
} from "../evaluate/scalar.ts";
import { areaOfSpec } from "../text/reference-spec.ts";
import type { NameSpec, ReferenceSpec, TableSpec } from "../text/reference-spec.ts";
import type { Templates } from "../text/template.ts";

/** Names that stand for each other in a circle end here. */
const DEEPEST_NAME = 16;

/** Finds what the references of formulas stand for as the workbook is now. */
export class Binder {
  readonly #workbook: Workbook;
  readonly #templates: Templates;

  constructor(workbook: Workbook, templates: Templates) {
    this.#workbook = workbook;
    this.#templates = templates;
  }

  bind(frame: Frame, depth = 0): readonly Bound[] {
    return frame.template.specs.map((spec) => this.#bound(spec, frame, depth));
  }

  #bound(spec: ReferenceSpec, frame: Frame, depth: number): Bound {
    switch (spec.kind) {
      case "cells": {
        const sheet = this.#sheet(spec.sheetName, frame);
        const area = areaOfSpec(spec, frame.row, frame.column);
        return sheet && area ? referenceTo(sheet, area) : LOST_REFERENCE;
      }
      case "table":
        return this.#tablePart(spec, frame);
      case "name":
        return this.#named(spec, frame, depth);
      case "lost":
        return LOST_REFERENCE;
    }
  }

  #sheet(name: string | null, frame: Frame): Worksheet | undefined {
    return name === null ? frame.sheet : this.#workbook.sheetNamed(name);
  }

  #named(spec: NameSpec, frame: Frame, depth: number): Bound {
    const sheet = this.#sheet(spec.sheetName, frame);
    if (!sheet) return LOST_REFERENCE;
    const wanted = spec.name.toLowerCase();
    const named = this.#workbook.names.filter(({ name }) => name.toLowerCase() === wanted);
    const defined =
      named.find(({ scope }) => scope === sheet) ?? named.find(({ scope }) => scope === null);
    if (defined) return this.#defined(defined, frame, depth);
    const table = spec.sheetName === null ? this.#workbook.tableNamed(spec.name) : undefined;
    return table ? referenceTo(table.sheet, table.bodyArea) : UNKNOWN_NAME;
  }

  #defined({ target, text }: DefinedName, frame: Frame, depth: number): Bound {
    if (target) return referenceTo(target.sheet, target.area);
    if (!text.startsWith("=")) return text;
    if (depth > DEEPEST_NAME) return UNKNOWN_NAME;
    const template = this.#templates.of(text, frame.row, frame.column);
    const inner = new Frame(frame.world, frame.sheet, frame.row, frame.column, template);
    inner.bound = this.bind(inner, depth + 1);
    return inner;
  }

  #tablePart({ table: name, columns, sections }: TableSpec, frame: Frame): Bound {
    const table =
      name === "" ? frame.sheet.tableAt(frame.row, frame.column) : this.#workbook.tableNamed(name);
    if (!table) return name === "" ? WRONG_VALUE : LOST_REFERENCE;
    const rows = rowsOf(table, sections, frame);
    if (isFault(rows)) return rows;
    const places = columns.map((column) =>
      table.columns.findIndex((candidate) => candidate.name.toLowerCase() === column.toLowerCase()),
    );
    if (places.includes(-1)) return LOST_REFERENCE;
    const first = places.length > 0 ? Math.min(...places) : 0;
    const last = places.length > 0 ? Math.max(...places) : table.columns.length - 1;
    return new Reference(table.sheet, rows.top, table.left + first, rows.count, last - first + 1);
  }
}

const referenceTo = (sheet: Worksheet, { top, left, rows, columns }: Area): Reference =>
  new Reference(sheet, top, left, rows, columns);

type Rows = { readonly top: number; readonly count: number };

function rowsOf(
  table: Table,
  sections: readonly string[],
  frame: Frame,
): Rows | typeof LOST_REFERENCE {
  if (sections.includes("this row")) {
    const inside = frame.row >= table.bodyTop && frame.row < table.bodyTop + table.dataRows;
    return inside && frame.sheet === table.sheet ? { top: frame.row, count: 1 } : WRONG_VALUE;
  }
  const { top, rows } = table.area;
  if (sections.includes("all")) return { top, count: rows };
  let first = MAX_ROWS;
  let last = -1;
  const take = (part: Area | null): void => {
    if (!part) return;
    first = Math.min(first, part.top);
    last = Math.max(last, part.top + part.rows - 1);
  };
  if (sections.includes("headers")) take(table.headerArea);
  if (sections.includes("data") || sections.length === 0) take(table.bodyArea);
  if (sections.includes("totals")) take(table.totalsArea);
  return last < 0
    ? sections.length > 0
      ? LOST_REFERENCE
      : EMPTY_INTERSECTION
    : { top: first, count: last - first + 1 };
}
