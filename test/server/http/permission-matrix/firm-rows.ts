import type { RouteRows } from "./route-row.ts";

/** Who is signed in, and what the firm charges. */
export const firmRows: RouteRows = {
  "GET /api/me": { request: () => ({}), hidden: "answered" },
  "GET /api/set-up": { request: () => ({}), hidden: "answered" },
  "POST /api/sign-out": { request: () => ({}), endsSession: true },
  "GET /api/rate-card": {
    request: async ({ store, client }) => {
      await store.database.write((trx) =>
        trx
          .insertInto("rate_cards")
          .values({
            id: store.ids.next(),
            client_id: client.id,
            person: null,
            task: null,
            currency: "GBP",
            rate_micro: 120_000_000,
            starts_on: null,
            ends_on: null,
          })
          .execute(),
      );
      return {};
    },
    hidden: "answered",
  },
};
