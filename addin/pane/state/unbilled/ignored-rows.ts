import { fingerprintOf } from "#shared/fingerprint.ts";
import { ownColumns } from "../../../workbook/mapping/headings.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import { keyColumn } from "../../../workbook/rows/row-keys.ts";
import { textOfCell } from "../../../workbook/rows/cell-reader.ts";
import type { RowProblem } from "../../../workbook/rows/sheet-entry.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { Attention, AttentionGroup } from "./attention.ts";
import { createTally } from "./tally.ts";

/** What is told of a sheet when the rows that a person ignores are put aside. */
export interface WithoutIgnored {
  groups: AttentionGroup[];
  attentionCount: number;
  /** One for each row, in the order of the sheet. */
  ignored: RowProblem[];
}

export type RowIdOf = (sheetRow: number) => string;

/** A row by its key, else by what stands in it: another content is another row. */
export function rowIds(table: SheetTable, mapping: ColumnMapping): RowIdOf {
  const column = keyColumn(table, mapping);
  const own = ownColumns(table);
  return (sheetRow) => {
    const row = table.rows[sheetRow - table.firstSheetRow] ?? [];
    const key = column === null ? "" : textOfCell(row[column] ?? null);
    if (key !== "") return `key:${key}`;
    const description = JSON.stringify(own.map((place) => row[place] ?? null));
    return `row:${fingerprintOf({ ...nothing, description })}`;
  };
}

const nothing = {
  clientName: "",
  date: null,
  person: "",
  workItem: "",
  quantityMicro: null,
  valueMinor: 0,
  currency: "",
  kind: "",
};

/** Puts ignored rows aside where they cannot be billed anyway; a row that is billed is always told of. */
export function withoutIgnored(
  { groups, clients, attentionCount }: Attention,
  ignoredIds: readonly string[],
  idOf: RowIdOf,
): WithoutIgnored {
  if (ignoredIds.length === 0) return { groups, attentionCount, ignored: [] };
  const ids = new Set(ignoredIds);
  const ignored = new Map<number, RowProblem>();
  const left: AttentionGroup[] = [];
  for (const group of groups) {
    if (!group.blocks) {
      left.push(group);
      continue;
    }
    const problems = group.problems.filter((problem) => {
      if (!ids.has(idOf(problem.sheetRow))) return true;
      ignored.set(problem.sheetRow, problem);
      return false;
    });
    if (problems.length === group.problems.length) left.push(group);
    else if (problems.length > 0) left.push({ ...group, problems, totals: totalsOf(problems) });
  }
  const needing = new Set(left.flatMap(({ problems }) => problems.map((one) => one.sheetRow)));
  for (const { rows } of clients) for (const { entry } of rows) needing.add(entry.sheetRow);
  return {
    groups: left,
    attentionCount: needing.size,
    ignored: [...ignored.values()].sort((a, b) => a.sheetRow - b.sheetRow),
  };
}

function totalsOf(problems: readonly RowProblem[]): AttentionGroup["totals"] {
  const tally = createTally();
  for (const { amountMinor, currency } of problems) {
    if (amountMinor !== null && currency !== null) tally.add(currency, amountMinor);
  }
  return tally.totals();
}
