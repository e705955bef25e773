import { shifted } from "../../model/cells/shift.ts";
import type { Shift } from "../../model/cells/shift.ts";
import { quotedSheetName } from "../../model/cells/a1.ts";
import { areaOfSpec, cellsText } from "./reference-spec.ts";
import type { ReferenceSpec, TableSpec } from "./reference-spec.ts";
import type { Template } from "./template.ts";

type Place = { readonly row: number; readonly column: number };

/** The formula with each reference written anew. */
export function rewritten({ pieces, specs }: Template, write: (spec: ReferenceSpec) => string): string {
  let text = pieces[0] ?? "";
  for (const [index, spec] of specs.entries()) text += write(spec) + (pieces[index + 1] ?? "");
  return text;
}

/** As the reference stands in a formula at a place. */
export function written(spec: ReferenceSpec, { row, column }: Place): string {
  if (spec.kind !== "cells") return spec.text;
  const area = areaOfSpec(spec, row, column);
  return area ? cellsText(spec, area) : "#REF!";
}

/**
 * After cells of a sheet moved: references follow, and become #REF! when all of their cells are gone. `from` is where
 * the formula reads from, which is where it stands: A1 texts mean the same wherever they are.
 */
export function afterShift(template: Template, place: Place, onSheet: (sheetName: string | null) => boolean, shift: Shift): string {
  return rewritten(template, (spec) => {
    if (spec.kind !== "cells" || !onSheet(spec.sheetName)) return written(spec, place);
    const area = areaOfSpec(spec, place.row, place.column);
    const moved = area && shifted(area, shift);
    return moved ? cellsText(spec, moved) : "#REF!";
  });
}

/** After a copy: what is relative keeps its distance. */
export const afterCopy = (template: Template, to: Place): string => rewritten(template, (spec) => written(spec, to));

export function afterSheetRenamed(template: Template, place: Place, before: string, after: string): string {
  const isMeant = (name: string | null): boolean => name?.toLowerCase() === before.toLowerCase();
  return rewritten(template, (spec) => {
    if (spec.kind === "name" && isMeant(spec.sheetName)) return `${quotedSheetName(after)}!${spec.name}`;
    if (spec.kind !== "cells" || !isMeant(spec.sheetName)) return written(spec, place);
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
export function afterTableRenamed(template: Template, place: Place, renaming: TableRenaming, isInside: boolean): string {
  return rewritten(template, (spec) => {
    const names = (name: string): boolean => name.toLowerCase() === renaming.before.toLowerCase();
    if (spec.kind === "name" && spec.sheetName === null && names(spec.name)) return renaming.after;
    if (spec.kind !== "table" || !(spec.table === "" ? isInside : names(spec.table))) return written(spec, place);
    const table = spec.table === "" ? "" : renaming.after;
    return renamedPart(spec, table, renaming.columns);
  });
}

/** Replaces names where they stand in the text; the rest stays as it was typed. */
function renamedPart({ text, table, columns }: TableSpec, newTable: string, renamed: ReadonlyMap<string, string>): string {
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
