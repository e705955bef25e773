import { newPeriod } from "../../factories.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noPeriod = ["period-not-found", "This period does not exist."] as const;

let year = 2100;

/** A period of its own for each request. */
async function seenPeriod({ store }: Things, state: "open" | "closed") {
  year += 1;
  const dates = { starts_on: `${year}-01-01`, ends_on: `${year}-12-31` };
  const { id, version } = await newPeriod(store, { ...dates, state });
  return { path: { periodId: id }, version };
}

async function earliest({ store }: Things) {
  return store.database.read
    .selectFrom("periods")
    .selectAll()
    .orderBy("starts_on")
    .limit(1)
    .executeTakeFirstOrThrow();
}

export const periodRows: RouteRows = {
  "GET /api/periods": { request: () => ({}), hidden: "answered" },
  "GET /api/period-work": { request: () => ({}), hidden: "answered" },
  "POST /api/periods": {
    request: async (things) => {
      const first = (await earliest(things)).starts_on;
      const before = new Date(Date.parse(first));
      before.setUTCMonth(before.getUTCMonth() - 1);
      const startsOn = before.toISOString().slice(0, 10);
      return { body: { frequency: "month", startsOn, count: 1 } };
    },
    hidden: "answered",
  },
  "GET /api/periods/:periodId": {
    request: async ({ store, run }) => {
      const { id } = await store.database.read
        .selectFrom("periods")
        .select("id")
        .where("ends_on", ">=", run.invoice_date)
        .orderBy("ends_on")
        .limit(1)
        .executeTakeFirstOrThrow();
      return { path: { periodId: id } };
    },
    unknown: noPeriod,
    hidden: "answered",
  },
  "DELETE /api/periods/:periodId": {
    request: (things) => seenPeriod(things, "open"),
    unknown: noPeriod,
  },
  "POST /api/periods/:periodId/close": {
    request: (things) => seenPeriod(things, "open"),
    unknown: noPeriod,
  },
  "POST /api/periods/:periodId/reopen": {
    request: async (things) => ({
      ...(await seenPeriod(things, "closed")),
      body: { reason: "A late invoice of a supplier" },
    }),
    unknown: noPeriod,
  },
};
