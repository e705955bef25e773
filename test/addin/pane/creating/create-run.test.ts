import { beforeAll, expect, it } from "vitest";
import { createApi } from "../../../../addin/api/client.ts";
import type { Api } from "../../../../addin/api/client.ts";
import { sampleSheets } from "../../../../addin/trial/sample-workbook.ts";
import { createRun, finishUpload } from "../../../../addin/pane/state/creating/create-run.ts";
import type { CreatingDependencies } from "../../../../addin/pane/state/creating/create-run.ts";
import type { CreatingAction } from "../../../../addin/pane/state/creating/creating-state.ts";
import { pendingUpload } from "../../../../addin/pane/state/creating/pending-upload.ts";
import type { Agreement } from "../../../../addin/pane/state/creating/prepare-rows.ts";
import { createKeyedStorage } from "../../../../addin/session/preferences.ts";
import { filterRows } from "../../../../addin/pane/state/unbilled/billable.ts";
import { judgeRows } from "../../../../addin/pane/state/unbilled/judge-rows.ts";
import { finish } from "../../../../addin/workbook/rows/steps.ts";
import { checkWithServer } from "../../../../addin/pane/state/checking/server-check.ts";
import { readSheet } from "../../../../addin/pane/state/unbilled/sheet-reading.ts";
import { noFilters, startUnbilled } from "../../../../addin/pane/state/unbilled/unbilled-state.ts";
import { buildPreviewOf, understand } from "../../../../addin/pane/state/unbilled/understood.ts";
import { openWorkbook } from "../../../../addin/workbook/excel/open-workbook.ts";
import type { Workbook } from "../../../../addin/workbook/workbook.ts";
import { seedTrial, trialPeople } from "../../../../server/trial/seed.ts";
import { appOn } from "../../../server/serve.ts";
import { describeOnEachStore } from "../../../server/stores.ts";
import type { Store } from "../../../server/stores.ts";
import { openSheet } from "../../workbook/excel/open-sheet.ts";
import { memoryStorage } from "../memory-storage.ts";

type Cut = (url: string, init: RequestInit) => "before" | "after" | null;

/** The pane's client of a server in this process, whose line can be cut before or after a request arrives. */
async function signedInApi(store: Store, cut: Cut = () => null): Promise<Api> {
  const app = appOn(store, { trialPeople });
  let token: string | null = null;
  const api = createApi({
    fetch: async (url, init) => {
      const when = cut(url, init);
      if (when === "before") throw new TypeError("fetch failed");
      const answer = await app.request(url, init);
      if (when === "after") throw new TypeError("fetch failed");
      return answer;
    },
    token: () => token,
    onTokenRefused: () => undefined,
    timeoutMs: 30_000,
  });
  const [person] = await api.trialPeople();
  token = (await api.signInTrial(person?.id ?? "")).token;
  return api;
}

/** The sample workbook in the real Office.js; unlike there, no two workbooks give the same keys. */
function openSample() {
  const opened = openSheet(sampleSheets());
  const book = openWorkbook({ excel: opened.Excel, supports: () => false });
  return { ...opened, book };
}

/** What the person sees of the sample sheet before clicking Create. */
async function agreementOn(
  book: Workbook,
  api: Api,
  filters: Partial<typeof noFilters>,
): Promise<Agreement> {
  const [found] = await book.listTables();
  const { table, mapping } = await readSheet(book, found?.id ?? "");
  const me = await api.me();
  const state = { ...startUnbilled, filters: { ...noFilters, ...filters } };
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
    tax: { rates: me.firm.taxRates, pricesIncludeTax: me.firm.pricesIncludeTax },
  };
  const preview = await buildPreviewOf(
    picked.map(({ entry }) => entry),
    settings,
  );
  return { table, mapping, state, me, picked, preview, settings, options };
}

function newRun(name: string, { settings }: Agreement) {
  const { invoiceDate, grouping, detailLevel } = settings;
  const target = { type: "new-run", name, invoiceDate, grouping, detailLevel } as const;
  return { target, runName: name };
}

function dependencies(api: Api, workbook: Workbook): CreatingDependencies {
  const shared = memoryStorage();
  return {
    api,
    workbook,
    storage: createKeyedStorage(
      () => shared,
      () => "",
    ),
    newId: () => crypto.randomUUID(),
    now: () => new Date("2026-11-24T09:00:00Z"),
  };
}

/** How often each word stands in a column of the first table. */
async function wordsOf(book: Workbook, column: "run" | "status"): Promise<Record<string, number>> {
  const [found] = await book.listTables();
  const table = await book.readTable(found?.id ?? "");
  const index = table.outcome[column] ?? -1;
  const cells = table.rows.map((row) => {
    const cell = row[index];
    return typeof cell === "string" ? cell : "";
  });
  return Object.fromEntries([...Map.groupBy(cells, (cell) => cell)].map(([k, v]) => [k, v.length]));
}

describeOnEachStore("creating a run from the open sheet", (store) => {
  beforeAll(async () => {
    await seedTrial(store.database, store.clock.now());
  });
  const never = new AbortController().signal;

  it("makes what was shown, to the cent, and the sheet says so row by row", async () => {
    const { book } = openSample();
    const api = await signedInApi(store);
    const agreed = await agreementOn(book, api, { clients: ["Aldgate Coffee Roasters Ltd"] });
    const actions: CreatingAction[] = [];
    const deps = dependencies(api, book);
    await createRun(deps, agreed, newRun("Aldgate", agreed), (done) => actions.push(done), never);

    const last = actions.at(-1);
    if (last?.type !== "finished") throw new Error(`It ended with ${last?.type}`);
    expect(last.sheetError).toBeNull();
    const run = await api.run(last.committed.runId);
    expect(run.totalDue).toEqual(agreed.preview.grossTotals);
    expect(run.invoiceCount).toBe(agreed.preview.invoices.length);
    expect((await wordsOf(book, "run"))["Aldgate"]).toBe(agreed.preview.entryCount);
    expect((await wordsOf(book, "status"))["In draft"]).toBe(agreed.preview.entryCount);
    expect(pendingUpload(deps.storage, agreed.me.person.id)).toBeNull();
  });

  it("bills nothing twice: the same rows are no longer offered", async () => {
    const { book } = openSample();
    const api = await signedInApi(store);
    const agreed = await agreementOn(book, api, { clients: ["Aldgate Coffee Roasters Ltd"] });
    expect(agreed.picked).toEqual([]);
  });

  it.each(["before", "after"] as const)(
    "makes one run when the connection is lost %s the commit arrives, and it is asked again",
    async (when) => {
      const { book } = openSample();
      let cuts = 0;
      const api = await signedInApi(store, (url) =>
        url.endsWith("/commit") && (cuts += 1) === 1 ? when : null,
      );
      const client = when === "before" ? "Dunmore Engineering Ltd" : "Fenwick Haulage Ltd";
      const agreed = await agreementOn(book, api, { clients: [client] });
      const actions: CreatingAction[] = [];
      const report = (action: CreatingAction) => actions.push(action);
      const deps = dependencies(api, book);
      const underway = await createRun(deps, agreed, newRun(client, agreed), report, never);
      expect(actions.at(-1)).toMatchObject({ type: "stopped", next: "same-upload" });
      expect(pendingUpload(deps.storage, agreed.me.person.id)).not.toBeNull();

      if (underway === null) throw new Error("The upload was not kept");
      await finishUpload(deps, underway, { repeat: true, report, signal: never });
      expect(actions.at(-1)).toMatchObject({ type: "finished", sheetError: null });
      const { runs } = await api.runs({ tab: "all", search: client });
      expect(runs).toHaveLength(1);
      expect((await wordsOf(book, "run"))[client]).toBe(agreed.preview.entryCount);
    },
  );

  it("sends nothing when the sheet has changed since it was looked at", async () => {
    const { book, person, table } = openSample();
    const api = await signedInApi(store);
    const agreed = await agreementOn(book, api, { clients: ["Brightwater Group plc"] });
    const row = agreed.picked[0]?.sheet.sheetRow ?? 0;
    person.type(table.sheet, row - 1, agreed.mapping.value.column ?? 0, "1");
    const actions: CreatingAction[] = [];
    await createRun(
      dependencies(api, book),
      agreed,
      newRun("Changed", agreed),
      (action) => actions.push(action),
      never,
    );
    expect(actions.at(-1)).toMatchObject({ type: "stopped", next: "look-again" });
    expect((await api.runs({ tab: "all", search: "Changed" })).runs).toEqual([]);
  });

  it("makes nothing when it is cancelled before the commit", async () => {
    const { book } = openSample();
    const abort = new AbortController();
    const api = await signedInApi(store, (url) => {
      if (url.includes("/chunks/")) abort.abort();
      return null;
    });
    const agreed = await agreementOn(book, api, { clients: ["Brightwater Group plc"] });
    const actions: CreatingAction[] = [];
    const deps = dependencies(api, book);
    const report = (action: CreatingAction) => actions.push(action);
    await createRun(deps, agreed, newRun("Cancelled", agreed), report, abort.signal);
    expect(actions.at(-1)).toEqual({ type: "cancelled" });
    expect(pendingUpload(deps.storage, agreed.me.person.id)).toBeNull();
    expect((await api.runs({ tab: "all", search: "Cancelled" })).runs).toEqual([]);
  });

  it("tells a name that is taken, and nothing is made", async () => {
    const { book } = openSample();
    const api = await signedInApi(store);
    const agreed = await agreementOn(book, api, { clients: ["Brightwater Group plc"] });
    const actions: CreatingAction[] = [];
    const report = (action: CreatingAction) => actions.push(action);
    const deps = dependencies(api, book);
    await createRun(deps, agreed, newRun("aldgate", agreed), report, never);
    expect(actions.at(-1)).toMatchObject({ type: "stopped", next: "look-again" });
    const again = await agreementOn(book, api, { clients: ["Brightwater Group plc"] });
    expect(again.preview.entryCount).toBe(agreed.preview.entryCount);
  });
});
