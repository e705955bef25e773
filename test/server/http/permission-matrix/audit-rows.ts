import type { RouteRows } from "./route-row.ts";
import { newNumberSeries } from "../../factories.ts";
import type { Things } from "./things.ts";

let nextNumber = 0;

/** The series is the firm's one; made by the first who asks. */
async function series({ store }: Things): Promise<number> {
  const find = () =>
    store.database.read
      .selectFrom("number_series")
      .select(["version", "next_number"])
      .where("series", "=", "invoice")
      .executeTakeFirst();
  if ((await find()) === undefined) await newNumberSeries(store);
  return (await find())?.version ?? 1;
}

/** The audit, and how the firm numbers. */
export const auditRows: RouteRows = {
  "GET /api/audit": { request: () => ({}), hidden: "answered" },
  "GET /api/audit/choices": { request: () => ({}), hidden: "answered" },
  "GET /api/audit/verification": { request: () => ({}), hidden: "answered" },
  "POST /api/audit/ticket": { request: () => ({ body: {} }), hidden: "answered" },
  "GET /api/number-series": { request: () => ({}), hidden: "answered" },
  "PATCH /api/number-series/:series": {
    request: async (things) => ({
      path: { series: "invoice" },
      body: { prefix: "MATRIX-", nextNumber: ++nextNumber },
      version: await series(things),
    }),
    unknown: ["series-not-found", "There is no such series."],
    hidden: "answered",
  },
};
