import { openWorkbook as openTrialWorkbook } from "../../../../addin/trial/open-workbook.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { openWorkbook } from "../../../../addin/workbook/excel/open-workbook.ts";
import { openExcel } from "../../trial/excel-in-node.ts";
import type { OpenedExcel } from "../../trial/excel-in-node.ts";
import type { SampleSheet } from "../../../../addin/trial/sample-sheet.ts";
import type { Table } from "../../../../addin/trial/model/table/table.ts";
import type { WorkbookOptions } from "../../../../addin/trial/model/workbook.ts";
import type { Timer } from "../../../../addin/workbook/excel/timer.ts";
import type { Workbook } from "../../../../addin/workbook/workbook.ts";

/** A clock that stands still until a test moves it. */
export interface HandTimer extends Timer {
  /** Lets so many milliseconds pass, calling what falls due in its order. */
  pass(milliseconds: number): Promise<void>;
}

export function handTimer(): HandTimer {
  let now = 0;
  const waiting = new Set<{ due: number; call: () => void }>();
  return {
    after(milliseconds, call) {
      const entry = { due: now + milliseconds, call };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        // what is already on its way through Office.js arrives first
        await new Promise((resolve) => setTimeout(resolve, 5));
        const [next] = [...waiting].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        waiting.delete(next);
        now = next.due;
        next.call();
      }
      now = end;
    },
  };
}

export interface OpenedSheet extends OpenedExcel {
  /** What is tested: the pane's view of the workbook. */
  book: Workbook;
  timer: HandTimer;
  person: Person;
  table: Table;
  /** Round trips since the last question. */
  trips: () => number;
}

/** A workbook of the given sheets in the real Office.js, with the first table at hand. */
export function openSheet(sheets: SampleSheet[], options: WorkbookOptions = {}): OpenedSheet {
  const workbook = openTrialWorkbook(sheets, options);
  const opened = openExcel({ workbook });
  const timer = handTimer();
  let keys = 0;
  const book = openWorkbook({
    excel: opened.Excel,
    supports: () => false,
    newKey: () => `key-${++keys}`,
    timer,
  });
  const [table] = workbook.tables;
  if (table === undefined) throw new Error("The sheets have no table.");
  let counted = 0;
  const trips = (): number => {
    const before = counted;
    counted = opened.host.roundTrips.length;
    return counted - before;
  };
  return { ...opened, book, timer, person: new Person(workbook), table, trips };
}

const headers = ["Date", "Client", "Work item", "Hours", "Rate", "Amount"];

/** A sheet "Work" with a title above, and a table "Work" from row 3 on, in column B. */
export function workSheet(rows: number): SampleSheet {
  const clients = ["Aldgate Dental", "Birch & Co", "Cedar Homes"];
  return {
    name: "Work",
    cells: [
      [null, "Unbilled work"],
      [],
      [null, ...headers],
      ...Array.from({ length: rows }, (_, i) => [
        null,
        46_329 + (i % 20),
        clients[i % clients.length] ?? "",
        `Job ${i + 1}`,
        1.5,
        100,
        150,
      ]),
    ],
    numberFormats: { 1: "dd/mm/yyyy", 6: "#,##0.00" },
    tables: [{ name: "Work", top: 2, left: 1, rows: rows + 1, columns: headers.length }],
  };
}

/** The cells of a column of the table's body, as the sheet holds them. */
export function columnOf({ table }: OpenedSheet, header: string): unknown[] {
  const index = table.columns.findIndex(({ name }) => name === header);
  if (index === -1) return [];
  const { bodyTop, dataRows, area, sheet } = table;
  return Array.from({ length: dataRows }, (_, i) =>
    sheet.cells.value(bodyTop + i, area.left + index),
  );
}
