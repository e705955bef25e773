import fc from "fast-check";
import { expect } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { restoredWorkbook, storedWorkbook } from "../../../../addin/trial/model/stored-workbook.ts";
import { openWorkbook as openTrialWorkbook } from "../../../../addin/trial/open-workbook.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import type { App } from "../../../../server/http/app.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { backgroundOf } from "../../../server/posting/posting-fixture.ts";
import type { Store } from "../../../server/stores.ts";
import { clients, create, look, refresh, signIn, sitDown, timesheet } from "./at-work.ts";
import type { AtWork } from "./at-work.ts";
import { saysWhatTheServerSays } from "./says-what-the-server-says.ts";

/** What somebody does next; `who` is one of two people, each at a workbook of their own. */
export type Act = { who: 0 | 1 } & (
  | { kind: "type"; row: number; what: "amount" | "text" | "alike"; number: number }
  | { kind: "sort"; column: number; ascending: boolean }
  | { kind: "copy" | "cut"; from: number; to: number }
  | { kind: "delete-row"; row: number }
  | { kind: "undo" }
  | { kind: "refresh" }
  | { kind: "create"; client: number | null }
  | { kind: "delete-run"; run: number }
  | { kind: "post"; run: number }
  /** The other one goes on with a copy of this workbook. */
  | { kind: "save-as" }
);

type SheetAct = Exclude<Act, { kind: "refresh" | "create" | "delete-run" | "post" | "save-as" }>;

const rows = 7;
const row = fc.nat({ max: rows });
const who = fc.constantFrom(0 as const, 1 as const);
const acting = <Kind extends string, Rest extends object>(
  kind: Kind,
  rest: { [Field in keyof Rest]: fc.Arbitrary<Rest[Field]> },
) => fc.record({ who, kind: fc.constant(kind), ...rest });

export const act = fc.oneof(
  acting("type", {
    row,
    what: fc.constantFrom("amount" as const, "text" as const, "alike" as const),
    number: fc.integer({ min: 1, max: 3 }),
  }),
  acting("sort", { column: fc.nat({ max: 5 }), ascending: fc.boolean() }),
  acting("copy", { from: row, to: row }),
  acting("cut", { from: row, to: row }),
  acting("delete-row", { row }),
  { arbitrary: acting("undo", {}), weight: 2 },
  acting("refresh", {}),
  {
    arbitrary: acting("create", { client: fc.option(fc.nat({ max: clients.length - 1 })) }),
    weight: 3,
  },
  acting("delete-run", { run: fc.nat({ max: 5 }) }),
  acting("post", { run: fc.nat({ max: 5 }) }),
  acting("save-as", {}),
) as fc.Arbitrary<Act>;

const people = ["judith-marsh", "priya-nair"] as const;

/** Two people at two workbooks that began as copies of each other, and the server between them. */
export interface Office {
  store: Store;
  app: App;
}

let offices = 0;

/** Lets all that happen, then holds sheets and server against each other. */
export async function live({ store, app }: Office, acts: readonly Act[]): Promise<void> {
  offices += 1;
  const about = `${store.kind} office ${offices}`;
  const apis = await Promise.all(people.map((personId) => signIn(app, personId)));
  const first = openTrialWorkbook([timesheet(rows, about)]);
  const copyOf = (workbook: typeof first) => restoredWorkbook(storedWorkbook(workbook));
  const seats = [first, copyOf(first)].map((workbook, index) => {
    const api = apis[index];
    if (api === undefined) throw new Error("Nobody sits here.");
    return sitDown(workbook, api);
  });
  /** How often one content stood in one sheet at most when somebody billed. */
  const mostAlike = new Map<string, number>();
  let names = 0;

  const billAll = async (seat: AtWork, wanted: readonly string[] = []) => {
    const agreed = await look(seat, wanted);
    for (const [fingerprint, alike] of Map.groupBy(agreed.entries, (one) => one.fingerprint))
      mostAlike.set(fingerprint, Math.max(alike.length, mostAlike.get(fingerprint) ?? 0));
    if (agreed.picked.length === 0) return;
    const end = await create(seat, agreed, `${about}, run ${++names}`);
    expect(end).toMatchObject({ type: "finished", sheetError: null });
  };

  for (const one of acts) {
    const seat = seats[one.who];
    if (seat === undefined) continue;
    seat.toFront();
    switch (one.kind) {
      case "create":
        await billAll(seat, one.client === null ? [] : [clients[one.client] ?? ""]);
        break;
      case "refresh":
        await refresh(seat);
        break;
      case "delete-run":
        await deleteRun(seat, about, one.run);
        break;
      case "post":
        await post(store, seat, about, one.run);
        break;
      case "save-as": {
        const other = seats[1 - one.who];
        if (other === undefined) break;
        await other.settled();
        other.host.stop();
        seats[1 - one.who] = sitDown(copyOf(seat.workbook), other.api);
        break;
      }
      default:
        doInSheet(seat, about, one);
    }
    await seat.settled();
  }

  for (const seat of seats) {
    seat.toFront();
    await refresh(seat);
    await saysWhatTheServerSays(seat);
    expect(await refresh(seat)).toMatchObject({ writtenRows: 0, placedKeys: 0 });
  }
  for (const seat of seats) {
    seat.toFront();
    await billAll(seat);
    const left = await look(seat);
    expect(left.picked, "rows still offered after everything was billed").toEqual([]);
    await nothingIsLost(store, left.entries);
  }
  await nothingIsBilledTwice(store, mostAlike);
  for (const seat of seats) {
    seat.toFront();
    await refresh(seat);
    await saysWhatTheServerSays(seat);
    await seat.settled();
    expect(seat.host.interpreter.crashes).toEqual([]);
    seat.host.stop();
  }
}

function doInSheet({ person, table: now }: AtWork, about: string, one: SheetAct): void {
  const table = now();
  const at = (index: number) => table.bodyTop + (index % table.dataRows);
  const line = (index: number) => area(at(index), 0, 1, 1);
  switch (one.kind) {
    case "type": {
      const [column, text] = {
        amount: [5, String(one.number * 50)] as const,
        text: [2, `${about}: changed ${one.number}`] as const,
        alike: [2, `${about}: job ${one.number}`] as const,
      }[one.what];
      if (one.what === "amount") person.clear(table.sheet, area(at(one.row), 3, 1, 2));
      return person.type(table.sheet, at(one.row), table.area.left + column, text);
    }
    case "sort":
      return person.sort(table, one.column, one.ascending);
    case "copy":
      return person.copyRows(table.sheet, line(one.from), line(one.to));
    case "cut":
      if (at(one.from) === at(one.to) || table.dataRows <= 2) return;
      person.copyRows(table.sheet, line(one.from), line(one.to));
      return person.deleteRows(table.sheet, line(one.from));
    case "delete-row":
      if (table.dataRows > 2) person.deleteRows(table.sheet, line(one.row));
      return;
    case "undo":
      person.undo();
      return;
  }
}

async function runAt({ api }: AtWork, about: string, index: number) {
  const { runs } = await api.runs({ tab: "draft", search: about });
  const own = runs.filter(
    ({ name, status }) => status === "draft" && name.startsWith(`${about}, `),
  );
  const found = own[index % Math.max(1, own.length)];
  return found === undefined ? null : api.run(found.id);
}

async function deleteRun(seat: AtWork, about: string, index: number): Promise<void> {
  const run = await runAt(seat, about, index);
  if (run !== null) await seat.api.deleteRun(run.id, run.version);
}

async function post(store: Store, seat: AtWork, about: string, index: number): Promise<void> {
  const run = await runAt(seat, about, index);
  if (run === null) return;
  const { person, rights } = await seat.api.me();
  const actor: Actor = { personId: person.id, name: person.name, ...rights };
  await requestPost(store.contextFor(actor), run.id, run.version, {
    method: "export",
    format: "xero-sales-csv",
    expectedInvoiceCount: run.invoiceCount,
    expectedTotals: run.totalDue,
  });
  await postRun(backgroundOf(store), run.id);
}

/** What stands in a sheet is billed or reserved under its key, or by its content. */
async function nothingIsLost(
  store: Store,
  entries: readonly { key: string | null; fingerprint: string }[],
): Promise<void> {
  const claims = await store.database.read
    .selectFrom("entries")
    .select(["key", "fingerprint"])
    .where("claimed", "=", 1)
    .execute();
  const keys = new Set(claims.map(({ key }) => key));
  const contents = new Set(claims.map(({ fingerprint }) => fingerprint));
  for (const { key, fingerprint } of entries)
    expect(keys.has(key ?? "") || contents.has(fingerprint)).toBe(true);
}

/** No key counts twice, and no content more often than it stood in one sheet. */
async function nothingIsBilledTwice(
  store: Store,
  mostAlike: ReadonlyMap<string, number>,
): Promise<void> {
  const claims = await store.database.read
    .selectFrom("entries")
    .select(["key", "fingerprint"])
    .where("claimed", "=", 1)
    .execute();
  expect(new Set(claims.map(({ key }) => key)).size).toBe(claims.length);
  const own = claims.filter(({ fingerprint }) => mostAlike.has(fingerprint));
  for (const [fingerprint, alike] of Map.groupBy(own, (claim) => claim.fingerprint))
    expect(alike.length).toBeLessThanOrEqual(mostAlike.get(fingerprint) ?? 0);
}
