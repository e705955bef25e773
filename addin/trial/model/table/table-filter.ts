import { invalidArgument, notModelled } from "../../host-error.ts";
import { area, bottomOf } from "../cells/area.ts";
import type { CellValue } from "../cells/cell-value.ts";
import type { FilterCriteria, FilterDate } from "./filter-criteria.ts";
import { dayOfSerial } from "../format/serial-date.ts";
import { guardSheet } from "../sheet-protection.ts";
import type { Table } from "./table.ts";

/** Filters one column (`index` counts from 0), or ends its filter with null. */
export function setFilter(table: Table, index: number, criteria: FilterCriteria | null): void {
  guardSheet(table.sheet);
  const column = table.columns[index];
  if (!column) throw invalidArgument();
  const filters = new Map(table.filters);
  if (criteria) filters.set(column.id, criteria);
  else filters.delete(column.id);
  table.sheet.workbook.undo.assign(table, "filters", filters);
  reapplyFilters(table);
}

export function clearFilters(table: Table): void {
  guardSheet(table.sheet);
  table.sheet.workbook.undo.assign(table, "filters", new Map());
  reapplyFilters(table);
}

/** Decides again which rows the filters hide: Excel does not do so by itself when cells change. */
export function reapplyFilters(table: Table): void {
  const { sheet } = table;
  const before = table.filteredOut;
  const tests = [...table.filters].map(([id, criteria]) => {
    const column = table.left + table.columnIndex(id);
    return { column, passes: testOf(table, column, criteria) };
  });
  const filteredOut = new Set<number>();
  const { bodyArea } = table;
  for (let row = bodyArea.top; row < bottomOf(bodyArea); row++) {
    const shown = tests.every(({ column, passes }) =>
      passes(sheet.cells.value(row, column), sheet.text(row, column)),
    );
    if (!shown) filteredOut.add(row);
  }
  sheet.workbook.undo.assign(table, "filteredOut", filteredOut);
  announce(
    table,
    [...filteredOut].filter((row) => !before.has(row)),
    true,
  );
  announce(
    table,
    [...before].filter((row) => !filteredOut.has(row)),
    false,
  );
}

function announce(table: Table, rows: readonly number[], hidden: boolean): void {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return;
  const { sheet } = table;
  const changed = area(first, 0, last - first + 1, 16_384);
  sheet.workbook.announce({ kind: "rows-hidden", sheet, area: changed, hidden });
}

type Test = (value: CellValue, text: string) => boolean;

function testOf(table: Table, column: number, criteria: FilterCriteria): Test {
  switch (criteria.filterOn) {
    case "Values": {
      const texts = new Set<string>();
      const dates: FilterDate[] = [];
      for (const wanted of criteria.values) {
        if (typeof wanted === "string") texts.add(wanted.toLowerCase());
        else dates.push(wanted);
      }
      const { date1904 } = table.sheet.workbook;
      return (value, text) =>
        texts.has(text.toLowerCase()) || dates.some((date) => sameDate(value, date, date1904));
    }
    case "Custom": {
      const first = customTest(criteria.criterion1);
      const second = criteria.criterion2 === undefined ? null : customTest(criteria.criterion2);
      if (!second) return first;
      const either = criteria.operator === "Or";
      return (value, text) =>
        either
          ? first(value, text) || second(value, text)
          : first(value, text) && second(value, text);
    }
    case "TopItems":
    case "BottomItems":
      return extremesTest(
        table,
        column,
        Number(criteria.criterion1),
        criteria.filterOn === "TopItems",
      );
    default: {
      const never: never = criteria;
      throw notModelled(`the filter ${JSON.stringify(never)}`);
    }
  }
}

function sameDate(value: CellValue, { date, specificity }: FilterDate, date1904: boolean): boolean {
  if (typeof value !== "number") return false;
  const { year, month, day } = dayOfSerial(value, date1904);
  const [wantedYear = 0, wantedMonth = 0, wantedDay = 0] = date.slice(0, 10).split("-").map(Number);
  if (year !== wantedYear) return false;
  if (specificity === "Year") return true;
  return month === wantedMonth && (specificity === "Month" || day === wantedDay);
}

/** ">=5", "<>", "=Smith*": the comparison and what is compared with; texts know * and ?. */
function customTest(criterion: string): Test {
  const [, sign = "", wanted = ""] = /^(>=|<=|<>|=|>|<)?(.*)$/s.exec(criterion) ?? [];
  const number = wanted.trim() === "" ? NaN : Number(wanted);
  if (sign === ">" || sign === "<" || sign === ">=" || sign === "<=") {
    return (value, text) => {
      const order = Number.isNaN(number)
        ? typeof value === "string" && value !== ""
          ? text.localeCompare(wanted, undefined, { sensitivity: "base" })
          : NaN
        : typeof value === "number"
          ? value - number
          : NaN;
      if (sign === ">") return order > 0;
      if (sign === "<") return order < 0;
      return sign === ">=" ? order >= 0 : order <= 0;
    };
  }
  const pattern = wildcard(wanted);
  const equals: Test = (value, text) =>
    typeof value === "number" && !Number.isNaN(number) ? value === number : pattern.test(text);
  return sign === "<>" ? (value, text) => !equals(value, text) : equals;
}

function wildcard(wanted: string): RegExp {
  const escaped = wanted.replaceAll(
    /~([*?~])|[.*+?^${}()|[\]\\]/g,
    (part, plain: string | undefined) => {
      if (plain !== undefined) return `\\${plain}`;
      if (part === "*") return ".*";
      return part === "?" ? "." : `\\${part}`;
    },
  );
  return new RegExp(`^${escaped}$`, "is");
}

function extremesTest(table: Table, column: number, count: number, top: boolean): Test {
  const numbers: number[] = [];
  for (let row = table.bodyTop; row < bottomOf(table.bodyArea); row++) {
    const value = table.sheet.cells.value(row, column);
    if (typeof value === "number") numbers.push(value);
  }
  numbers.sort((a, b) => (top ? b - a : a - b));
  const limit = numbers[Math.min(count, numbers.length) - 1] ?? NaN;
  return (value) => typeof value === "number" && (top ? value >= limit : value <= limit);
}
