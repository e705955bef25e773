import { beforeAll, expect, it } from "vitest";
import type { TrialPerson } from "#shared/wire/me.ts";
import type { App } from "../../../../server/http/app.ts";
import type { RouteGuard } from "../../../../server/http/route-guard.ts";
import { listRoutes } from "../../../../server/http/route-table.ts";
import type { ListedRoute } from "../../../../server/http/route-table.ts";
import { takingMailer } from "../../posting/mail/sending-fixture.ts";
import { newFirmToPost } from "../../posting/posting-fixture.ts";
import { appOn } from "../../serve.ts";
import { easySignIn } from "../../sign-in/easy-sign-in.ts";
import { describeOnEachStore, fixedClock, sequentialIds } from "../../stores.ts";
import type { Store } from "../../stores.ts";
import { allRows } from "./all-rows.ts";
import { ask, problemSaid, requestFor } from "./asking.ts";
import { castFor, sessionHeaders } from "./cast.ts";
import type { Asker, Cast } from "./cast.ts";
import { expectedOf, isRefusal, refusedAtOnce, relationsOf } from "./expected.ts";
import type { Relation } from "./expected.ts";
import { rightsOfRoutes } from "./rights-of-routes.ts";
import type { RouteRow } from "./route-row.ts";
import { storedContent } from "./stored-content.ts";
import { hiddenMarker, thingsFor } from "./things.ts";

/** Scopes of what may be a client's: their rows say what those see of it who are not on its team. */
const scopesOfClients = new Set(["firm", "client", "run", "invoice", "upload", "export"]);

/** Every route of the app, the trial's sign-in included; nothing is asked of a database for that. */
const routes = listRoutes(
  appOn(
    // safe because the routes are only listed
    { clock: fixedClock("2026-11-24T09:00:00.000Z"), ids: sequentialIds() } as Store,
    { trialPeople: [] },
  ),
);
const nameOf = ({ method, path }: ListedRoute) => `${method} ${path}`;

it("has a row for every route, and no row besides", () => {
  expect([...allRows.keys()].toSorted()).toEqual(routes.map(nameOf).toSorted());
});

it("asks on every route for the right that is written down for it", () => {
  for (const [right, names] of Object.entries(rightsOfRoutes)) {
    const asking = routes.filter(({ guard }) => guard?.right === right);
    expect([right, asking.map(nameOf).toSorted()]).toEqual([right, names.toSorted()]);
  }
});

it("says of every address what an unknown id gets, and what is seen of hidden clients", () => {
  for (const route of routes) {
    const rows = allRows.get(nameOf(route)) ?? [];
    const { guard, path } = route;
    // An upload is begun by its first part, under an id that is unknown.
    const begins = path === "/api/uploads/:uploadId/chunks/:number";
    const known = begins || !path.includes(":") || rows.some(({ unknown }) => unknown);
    const seen = !scopesOfClients.has(guard?.scope ?? "") || rows.every(({ hidden }) => hidden);
    expect([nameOf(route), known, seen]).toEqual([nameOf(route), true, true]);
  }
});

describeOnEachStore("the permission matrix", (store) => {
  const trialPeople: TrialPerson[] = [];
  let app: App;
  let cast: Cast;

  beforeAll(async () => {
    await newFirmToPost(store);
    app = appOn(store, { trialPeople, signIn: easySignIn, testMailer: takingMailer });
    cast = await castFor(store);
    trialPeople.push({ id: cast.maker.personId, name: cast.maker.name, role: "Admin" });
  });

  it("tells at least twelve apart", () => {
    expect(cast.askers.length).toBeGreaterThanOrEqual(12);
  });

  it.each(routes.map((route) => [nameOf(route), route] as const))(
    "holds on %s",
    async (name, route) => {
      expect(route.guard).not.toBeNull();
      for (const row of allRows.get(name) ?? []) await holds(route, row);
    },
  );

  async function holds(route: ListedRoute, row: RouteRow): Promise<void> {
    /** What each is told of an unknown id; of what they may not know they are told the very same. */
    const ofUnknown = new Map<Asker, unknown>();
    for (const relation of relationsOf(row)) {
      await refuses(route, row, relation, ofUnknown);
      await answers(route, row, relation);
    }
  }

  /** Who may come in has things of their own; those that are somebody else's are the colleague's. */
  async function requestBy(asker: Asker | null, row: RouteRow, relation: Relation) {
    const own = asker?.person ?? cast.maker;
    const owner = relation === "somebody else's" ? cast.colleague : own;
    const things = await thingsFor(store, cast, { hidden: relation === "hidden", owner });
    return requestFor(row, relation, things);
  }

  /** All who are to be refused; nothing changes by it. */
  async function refuses(
    route: ListedRoute,
    row: RouteRow,
    relation: Relation,
    ofUnknown: Map<Asker, unknown>,
  ): Promise<void> {
    const guard = guardOf(route);
    const forAll = await requestBy(null, row, relation);
    const requests = [];
    for (const asker of cast.askers) {
      const expected = expectedOf(guard, row, asker, relation);
      if (!isRefusal(expected)) continue;
      const comesIn = refusedAtOnce(guard, asker) === null;
      const request = comesIn ? await requestBy(asker, row, relation) : forAll;
      requests.push({ asker, expected, request });
    }
    const before = await storedContent(store);
    for (const { asker, expected, request } of requests) {
      const where = `${nameOf(route)} ${row.about ?? ""}: ${relation}, asked by ${asker.name}`;
      const said = expected === "as-unknown" ? row.unknown : expected;
      if (said === undefined) throw new Error(`${where}: the row does not say what is unknown.`);
      const problem = await problemSaid(await ask(app, route, asker, request), said, where);
      if (relation === "unknown") ofUnknown.set(asker, problem);
      if (expected === "as-unknown") expect(problem, where).toEqual(ofUnknown.get(asker));
    }
    expect(await storedContent(store), `${nameOf(route)}, ${relation}`).toEqual(before);
  }

  /** Everybody else, each at things of their own where they change them; what is written is what the guard says. */
  async function answers(route: ListedRoute, row: RouteRow, relation: Relation): Promise<void> {
    const guard = guardOf(route);
    const promised = guard.audit?.split(", ") ?? [];
    const changes = route.method !== "GET" || guard.audit !== null;
    const forAll = changes ? null : await requestBy(null, row, relation);
    for (const asker of cast.askers) {
      const expected = expectedOf(guard, row, asker, relation);
      if (isRefusal(expected)) continue;
      const where = `${nameOf(route)} ${row.about ?? ""}: ${relation}, asked by ${asker.name}`;
      const request = forAll ?? (await requestBy(asker, row, relation));
      const headers = row.endsSession ? await sessionHeaders(store, asker) : asker.headers;
      const before = await lastAudit();
      const response = await ask(app, route, { headers }, request);
      const text = await response.text();
      expect(Object.keys(guard.answers), `${where}: ${text}`).toContain(String(response.status));
      const blind = relation === "hidden" && !asker.seesHidden;
      if (blind) expect(text, where).not.toContain(hiddenMarker);
      const written = await auditedAfter(before);
      expect(promised, where).toEqual(expect.arrayContaining(written));
      const writes = promised.length > 0 && expected === "answered";
      expect(written.length > 0, `${where}: an audit row`).toBe(writes);
    }
  }

  async function lastAudit(): Promise<number> {
    const row = await store.database.read
      .selectFrom("audit")
      .select("sequence")
      .orderBy("sequence", "desc")
      .limit(1)
      .executeTakeFirst();
    return row?.sequence ?? 0;
  }

  async function auditedAfter(sequence: number): Promise<string[]> {
    const rows = await store.database.read
      .selectFrom("audit")
      .select("action")
      .where("sequence", ">", sequence)
      .execute();
    return rows.map(({ action }) => action);
  }
});

function guardOf({ guard }: ListedRoute): RouteGuard {
  if (guard === null) throw new Error("This route has no guard.");
  return guard;
}
