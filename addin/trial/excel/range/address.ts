import { invalidArgument } from "../../host-error.ts";
import { areaOfAddress, splitAddress } from "../../model/cells/a1.ts";
import { MAX_COLUMNS, MAX_ROWS, area } from "../../model/cells/area.ts";
import type { Area } from "../../model/cells/area.ts";
import type { Worksheet } from "../../model/worksheet.ts";
import { givenText } from "../given.ts";

export type Place = { readonly sheet: Worksheet; readonly area: Area };

/** `getRange(address)`: an address with or without a sheet, a name, a table's name, or nothing for the whole sheet. */
export function placeAt(sheet: Worksheet, address: unknown): Place {
  if (address === null || address === undefined)
    return { sheet, area: area(0, 0, MAX_ROWS, MAX_COLUMNS) };
  const { sheetName, rest } = splitAddress(givenText(address));
  const on = sheetName === null ? sheet : sheet.workbook.sheetNamed(sheetName);
  if (!on) throw invalidArgument();
  const found = areaOfAddress(rest);
  if (found) return { sheet: on, area: found };
  const name = sheet.workbook.names.find(
    (defined) =>
      defined.name.toLowerCase() === rest.toLowerCase() &&
      (defined.scope === null || defined.scope === on),
  );
  if (name?.target) return name.target;
  const table = sheet.workbook.tableNamed(rest.replace(/\[.*$/, ""));
  if (table) return { sheet: table.sheet, area: table.bodyArea };
  throw invalidArgument();
}
