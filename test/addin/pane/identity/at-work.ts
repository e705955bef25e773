import { createApi } from "../../../../addin/api/client.ts";
import type { Api } from "../../../../addin/api/client.ts";
import { createRun } from "../../../../addin/pane/state/creating/create-run.ts";
import type { CreatingDependencies } from "../../../../addin/pane/state/creating/create-run.ts";
import type { CreatingAction } from "../../../../addin/pane/state/creating/creating-state.ts";
import type { Agreement } from "../../../../addin/pane/state/creating/prepare-rows.ts";
import { createKeyedStorage } from "../../../../addin/session/preferences.ts";
import { refreshSheet } from "../../../../addin/pane/state/refresh-sheet.ts";
import type { RefreshReport } from "../../../../addin/pane/state/refresh-sheet.ts";
import { filterRows } from "../../../../addin/pane/state/unbilled/billable.ts";
import { judgeRows } from "../../../../addin/pane/state/unbilled/judge-rows.ts";
import { checkWithServer } from "../../../../addin/pane/state/checking/server-check.ts";
import { readSheet } from "../../../../addin/pane/state/unbilled/sheet-reading.ts";
import { noFilters, startUnbilled } from "../../../../addin/pane/state/unbilled/unbilled-state.ts";
import { buildPreviewOf, understand } from "../../../../addin/pane/state/unbilled/understood.ts";
import { ExcelHost } from "../../../../addin/trial/excel-host.ts";
import { bridgeTo } from "../../../../addin/trial/native-bridge.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import type { Table } from "../../../../addin/trial/model/table/table.ts";
import type { Workbook as ExcelWorkbook } from "../../../../addin/trial/model/workbook.ts";
import type { SampleSheet } from "../../../../addin/trial/sample-sheet.ts";
import { openWorkbook } from "../../../../addin/workbook/excel/open-workbook.ts";
import { finish } from "../../../../addin/workbook/rows/steps.ts";
import type { Workbook } from "../../../../addin/workbook/workbook.ts";
import type { RowProblem, SheetEntry } from "../../../../addin/workbook/rows/sheet-entry.ts";
import type { App } from "../../../../server/http/app.ts";
import { officeJs } from "../../trial/office-js.ts";
import { handTimer } from "../../workbook/excel/open-sheet.ts";
import type { HandTimer } from "../../workbook/excel/open-sheet.ts";
import { memoryStorage } from "../memory-storage.ts";

/** Somebody with a workbook open, a pane beside it, and the server. */
export interface AtWork {
  workbook: ExcelWorkbook;
  host: ExcelHost;
  book: Workbook;
  person: Person;
  api: Api;
  timer: HandTimer;
  settled: () => Promise<void>;
  /** The table as it is now: undo may have made it anew. */
  table: () => Table;
}

export async function signIn(app: App, personId: string): Promise<Api> {
  let token: string | null = null;
  const api = createApi({
    fetch: async (url, init) => app.request(url, init),
    token: () => token,
    onTokenRefused: () => undefined,
    timeoutMs: 30_000,
  });
  token = (await api.signInTrial(personId)).token;
  return api;
}

/** Opens a workbook; whoever acts calls `toFront` first, because Office.js of a realm talks to one host. */
export function sitDown(workbook: ExcelWorkbook, api: Api): AtWork & { toFront: () => void } {
  const office = officeJs();
  const host = new ExcelHost(workbook);
  const { bridge, settled } = bridgeTo(host);
  const timer = handTimer();
  const book = openWorkbook({ excel: office.Excel, supports: () => false, timer });
  const toFront = () =>
    Reflect.get(Reflect.get(office.OfficeExtension, "HostBridge"), "init")(bridge);
  toFront();
  return {
    workbook,
    host,
    book,
    api,
    timer,
    settled,
    toFront,
    person: new Person(workbook),
    table: () => {
      const [table] = workbook.tables;
      if (table === undefined) throw new Error("The workbook has no table.");
      return table;
    },
  };
}

const headers = ["Date", "Client", "Description", "Hours", "Rate", "Amount"];
export const clients = [
  "Aldgate Coffee Roasters Ltd",
  "Amberley Veterinary Practice LLP",
  "Bishop & Finch Architects LLP",
] as const;

/** A timesheet of so many rows; `about` makes its work unlike that of any other sheet. */
export function timesheet(rows: number, about: string): SampleSheet {
  return {
    name: "Time",
    cells: [
      headers,
      ...Array.from({ length: rows }, (_, i) => [
        46_329 + (i % 5),
        clients[i % clients.length] ?? "",
        `${about}: job ${i + 1}`,
        1 + (i % 3),
        100,
        100 * (1 + (i % 3)),
      ]),
    ],
    numberFormats: { 0: "dd/mm/yyyy", 5: "#,##0.00" },
    tables: [{ name: "Time", top: 0, left: 0, rows: rows + 1, columns: headers.length }],
  };
}

/** What is agreed to by clicking Create, all that was read, and what the server has against rows. */
type Looked = Agreement & { entries: readonly SheetEntry[]; problems: readonly RowProblem[] };

/** What the person sees before clicking Create. */
export async function look(
  { book, api }: Pick<AtWork, "book" | "api">,
  wanted: readonly string[] = [],
): Promise<Looked> {
  const [found] = await book.listTables();
  const { table, mapping } = await readSheet(book, found?.id ?? "");
  const me = await api.me();
  const state = { ...startUnbilled, filters: { ...noFilters, clients: wanted } };
  const options = { defaultCurrency: me.firm.currency };
  const understood = await understand(table, mapping, options);
  const sheet = { table, mapping, entries: understood.entries };
  const checked = await checkWithServer(api, sheet, me.firm, []);
  const { all } = finish(judgeRows(understood, checked));
  const picked = finish(filterRows(all, state.filters, table.hiddenRows));
  const settings = {
    grouping: state.grouping,
    detailLevel: state.detailLevel,
    invoiceDate: me.firm.today,
    tax: {
      rates: me.firm.taxRates,
      pricesIncludeTax: me.firm.pricesIncludeTax,
    },
  };
  const preview = await buildPreviewOf(
    picked.map(({ entry }) => entry),
    settings,
  );
  const { entries } = understood;
  const { problems } = checked;
  return { table, mapping, state, me, picked, preview, settings, options, entries, problems };
}

/** Clicks Create on what was looked at; gives how it ended. */
export async function create(
  { book, api }: Pick<AtWork, "book" | "api">,
  agreed: Agreement,
  name: string,
): Promise<CreatingAction | undefined> {
  const storage = memoryStorage();
  const deps: CreatingDependencies = {
    api,
    workbook: book,
    newId: () => crypto.randomUUID(),
    storage: createKeyedStorage(
      () => storage,
      () => "",
    ),
    now: () => new Date("2026-11-24T09:00:00Z"),
  };
  const { invoiceDate, grouping, detailLevel } = agreed.settings;
  const target = { type: "new-run", name, invoiceDate, grouping, detailLevel } as const;
  const actions: CreatingAction[] = [];
  const report = (action: CreatingAction) => void actions.push(action);
  await createRun(deps, agreed, { target, runName: name }, report, new AbortController().signal);
  return actions.at(-1);
}

/** Clicks Refresh. */
export async function refresh({ book, api }: Pick<AtWork, "book" | "api">): Promise<RefreshReport> {
  const [found] = await book.listTables();
  const { table, mapping } = await readSheet(book, found?.id ?? "");
  const { firm } = await api.me();
  const reading = { defaultCurrency: firm.currency };
  return refreshSheet({ api, workbook: book }, { table, mapping, reading });
}
