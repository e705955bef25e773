import { sameArea } from "../../model/cells/area.ts";
import { shifted } from "../../model/cells/shift.ts";
import type { Shift } from "../../model/cells/shift.ts";
import { quotedSheetName } from "../../model/cells/a1.ts";
import { areaOfSpec, cellsText } from "./reference-spec.ts";
import type { ReferenceSpec, TableSpec } from "./reference-spec.ts";
import type { Template } from "./template.ts";

type Place = { readonly row: number; readonly column: number };

/** The formula with each reference written anew. */
export function rewritten(
  { pieces, specs }: Template,
  write: (spec: ReferenceSpec, index: number) => string,
): string {
  let text = pieces[0] ?? "";
  for (const [index, spec] of specs.entries())
    text += write(spec, index) + (pieces[index + 1] ?? "");
  return text;
}

/** As the reference stands in a formula at a place. */
export function written(spec: ReferenceSpec, { row, column }: Place): string {
  if (spec.kind !== "cells") return spec.text;
  const area = areaOfSpec(spec, row, column);
  return area ? cellsText(spec, area) : "#REF!";
}

/** After cells of a sheet moved: references follow, and become #REF! when all of their cells are gone; null when none moved. */
export function afterShift(
  template: Template,
  place: Place,
  onSheet: (sheetName: string | null) => boolean,
  shift: Shift,
): string | null {
  let changed = false;
  const texts = template.specs.map((spec) => {
    if (spec.kind !== "cells" || !onSheet(spec.sheetName)) return null;
    const area = areaOfSpec(spec, place.row, place.column);
    const moved = area && shifted(area, shift);
    if (!area || (moved && sameArea(moved, area))) return null;
    changed = true;
    return moved ? cellsText(spec, moved) : "#REF!";
  });
  return changed
    ? rewritten(template, (spec, index) => texts[index] ?? written(spec, place))
    : null;
}

/** After a copy: what is relative keeps its distance. */
export const afterCopy = (template: Template, to: Place): string =>
  rewritten(template, (spec) => written(spec, to));

export function afterSheetRenamed(
  template: Template,
  place: Place,
  before: string,
  after: string,
): string | null {
  const isMeant = (spec: ReferenceSpec): boolean =>
    (spec.kind === "name" || spec.kind === "cells") &&
    spec.sheetName?.toLowerCase() === before.toLowerCase();
  if (!template.specs.some(isMeant)) return null;
  return rewritten(template, (spec) => {
    if (spec.kind === "name" && isMeant(spec)) return `${quotedSheetName(after)}!${spec.name}`;
    if (spec.kind !== "cells" || !isMeant(spec)) return written(spec, place);
    const area = areaOfSpec(spec, place.row, place.column);
    return area ? cellsText(spec, area, `${quotedSheetName(after)}!`) : "#REF!";
  });
}

/** What became of the words of one table. */
export type TableRenaming = {
  readonly before: string;
  readonly after: string;
  /** By the old name in small letters. */
  readonly columns: ReadonlyMap<string, string>;
};

/** After a table or its columns got other names. */
export function afterTableRenamed(
  template: Template,
  place: Place,
  renaming: TableRenaming,
  isInside: () => boolean,
): string | null {
  const names = (name: string): boolean => name.toLowerCase() === renaming.before.toLowerCase();
  const isMeant = (spec: ReferenceSpec): boolean => {
    if (spec.kind === "name") return spec.sheetName === null && names(spec.name);
    return spec.kind === "table" && (spec.table === "" ? isInside() : names(spec.table));
  };
  if (!template.specs.some(isMeant)) return null;
  return rewritten(template, (spec) => {
    if (!isMeant(spec)) return written(spec, place);
    if (spec.kind !== "table") return renaming.after;
    return renamedPart(spec, spec.table === "" ? "" : renaming.after, renaming.columns);
  });
}

/** Replaces names where they stand in the text; the rest stays as it was typed. */
function renamedPart(
  { text, table, columns }: TableSpec,
  newTable: string,
  renamed: ReadonlyMap<string, string>,
): string {
  let rest = text.slice(table.length);
  for (const column of columns) {
    const after = renamed.get(column.toLowerCase());
    if (after === undefined) continue;
    const before = escaped(column);
    const at = rest.toLowerCase().indexOf(before.toLowerCase());
    if (at < 0) continue;
    const bare = rest.charAt(at - 1) === "@" && /[^\p{L}\p{N}_.]/u.test(after);
    rest = `${rest.slice(0, at)}${bare ? `[${escaped(after)}]` : escaped(after)}${rest.slice(at + before.length)}`;
  }
  return newTable + rest;
}

const escaped = (name: string): string => name.replaceAll(/[[\]#'@]/g, "'$&");
