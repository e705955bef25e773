import { computeFormulas } from "../../../../addin/trial/formulas/formula-calculation.ts";
import { plainValue } from "../../../../addin/trial/model/cells/cell-value.ts";
import { areaOfAddress } from "../../../../addin/trial/model/cells/a1.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";
import type { WorkbookOptions } from "../../../../addin/trial/model/workbook.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import type { FormulaCalculation } from "../../../../addin/trial/formulas/formula-calculation.ts";

/** Monday, as every test sees the clock. */
export const NOON = new Date(2026, 10, 23, 12, 0, 0);

export type FormulaSheet = {
  readonly workbook: Workbook;
  readonly calculation: FormulaCalculation;
  readonly person: Person;
  /** Types texts into cells by address; a sheet may be named before "!". */
  readonly type: (cells: Readonly<Record<string, string>>) => void;
  /** What cells hold, errors as their text. */
  readonly read: (address: string) => string | number | boolean;
  readonly formula: (address: string) => string | undefined;
  /** The result of a formula typed far from everything else. */
  readonly result: (formula: string) => string | number | boolean;
};

/** A workbook whose formulas are computed, written and read by address. */
export function formulaSheet(
  options: WorkbookOptions = {},
  workbook = new Workbook(options),
): FormulaSheet {
  const calculation = computeFormulas(workbook, () => NOON);
  const person = new Person(workbook);
  const place = (address: string) => {
    const [name, rest] = address.includes("!") ? address.split("!") : ["", address];
    const sheet = name ? workbook.sheetNamed(name) : workbook.sheets[0];
    const at = areaOfAddress(rest ?? "");
    if (!sheet || !at) throw new Error(`there is no cell ${address}`);
    return { sheet, row: at.top, column: at.left };
  };
  const type: FormulaSheet["type"] = (cells) => {
    for (const [address, text] of Object.entries(cells)) {
      const { sheet, row, column } = place(address);
      person.type(sheet, row, column, text);
    }
  };
  const read: FormulaSheet["read"] = (address) => {
    const { sheet, row, column } = place(address);
    return plainValue(sheet.cells.value(row, column));
  };
  return {
    workbook,
    calculation,
    person,
    type,
    read,
    formula: (address) => {
      const { sheet, row, column } = place(address);
      return sheet.cells.formula(row, column);
    },
    result: (formula) => {
      type({ AZ200: formula });
      return read("AZ200");
    },
  };
}
