import { assignKeys } from "./assign-keys.ts";
import { keyPrefix, randomKey } from "./key-prefixes.ts";
import { placeKeys } from "./place-keys.ts";
import { listTables, tableFromSelection } from "./choose-table.ts";
import { sessionRunner } from "./excel-session.ts";
import {
  recallChoices,
  recallMapping,
  rememberChoices,
  rememberMapping,
} from "./mapping-settings.ts";
import { readTable } from "./read-table.ts";
import { goTo, selectedRows, visibleRows } from "./rows-on-sheet.ts";
import { realTimer } from "./timer.ts";
import { watchTable } from "./watch-table.ts";
import { writeOutcomes } from "./write-outcomes.ts";
import type { Workbook } from "../workbook.ts";
import type { NewKey } from "./key-prefixes.ts";
import type { Timer } from "./timer.ts";

export interface ExcelDependencies {
  /** Microsoft's namespace; the page's own when left out. */
  excel?: Pick<typeof Excel, "run">;
  /** Whether this Excel has a requirement set, e.g. `supports("ExcelApi", "1.20")`. */
  supports: (set: string, version: string) => boolean;
  /** A random UUID with the table's prefix when left out. */
  newKey?: NewKey;
  timer?: Timer;
}

/** The workbook that is open in Excel. */
export function openWorkbook(dependencies: ExcelDependencies): Workbook {
  const { supports, newKey = randomKey, timer = realTimer } = dependencies;
  const run = sessionRunner({
    excel: dependencies.excel ?? Excel,
    timer,
    mergesUndo: supports("ExcelApi", "1.20"),
  });
  return {
    listTables: () => listTables(run),
    tableFromSelection: () => tableFromSelection(run),
    readTable: (tableId, options) => readTable(run, tableId, options),
    recallMapping: (table) => recallMapping(run, table),
    rememberMapping: (table, mapping) => rememberMapping(run, table, mapping),
    recallChoices: (table) => recallChoices(run, table),
    rememberChoices: (table, choices) => rememberChoices(run, table, choices),
    goTo: (tableId, sheetRow, column) => goTo(run, tableId, sheetRow, column),
    assignKeys: (table, sheetRows, options) => assignKeys(run, newKey, table, sheetRows, options),
    keyPrefix: (tableId) => keyPrefix(run, tableId),
    placeKeys: (table, keys, options) => placeKeys(run, table, keys, options),
    writeOutcomes: (tableId, outcomes, options) => writeOutcomes(run, tableId, outcomes, options),
    visibleRows: (tableId) => visibleRows(run, tableId),
    selectedRows: (tableId) => selectedRows(run, tableId),
    watch: (tableId, onStale) => watchTable(run, timer, tableId, onStale),
  };
}
