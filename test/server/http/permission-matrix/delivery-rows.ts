import type { DeliveriesTable } from "../../../../server/storage/posting/posting-tables.ts";
import { readSending, savePaused } from "../../../../server/storage/posting/sending.ts";
import { newRun } from "../../factories.ts";
import { newDelivery, newPosting } from "../../posting/new-delivery.ts";
import type { FittingRequest, RouteRow, RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noRun = ["run-not-found", "This run does not exist any more."] as const;
const noDelivery = [
  "delivery-not-found",
  "This delivery does not exist, or its invoice is hidden from you.",
] as const;
const recipients = { to: ["new@client.example"], cc: [] };
const note = { note: "They called." };

type Stored = Pick<DeliveriesTable, "state"> & { bounced_at?: string };

/** A delivery in the state in which the route can do something about it. */
async function about(things: Things, stored: Stored, body: unknown): Promise<FittingRequest> {
  const deliveryId = await newDelivery(things.store, things.invoice, things.maker, stored);
  return { path: { deliveryId }, version: 1, body };
}

function act(stored: Stored, body: unknown): RouteRow {
  return {
    request: (things) => about(things, stored, body),
    unknown: noDelivery,
    hidden: "as-unknown",
  };
}

const moved = async (things: Things, runId?: string) =>
  about(
    things,
    { state: "failed" },
    {
      runId: runId ?? (await newRun(things.store, things.maker)).id,
    },
  );

const whenPaused = async ({ store }: Things, reason: string | null): Promise<FittingRequest> => {
  await store.database.write((trx) => savePaused(trx, reason));
  return { version: (await readSending(store.database.read)).version };
};

/** What people do about deliveries: nobody does, or learns, anything about those of hidden invoices. */
export const deliveryRows: RouteRows = {
  "GET /api/runs/:runId/deliveries": {
    request: async ({ store, run, invoice, maker }) => {
      await newDelivery(store, invoice, maker);
      return { path: { runId: run.id } };
    },
    unknown: noRun,
    hidden: "answered",
  },
  "POST /api/deliveries/:deliveryId/retry": act({ state: "failed" }, { recipients }),
  "POST /api/deliveries/:deliveryId/decide": act(
    { state: "in-doubt" },
    { decision: "arrived", ...note },
  ),
  "POST /api/deliveries/:deliveryId/settle": act({ state: "failed" }, note),
  "POST /api/deliveries/:deliveryId/bounced": act({ state: "sent" }, note),
  "POST /api/deliveries/:deliveryId/repeat": act(
    { state: "sent", bounced_at: "2026-11-24T08:00:00.000Z" },
    { recipients },
  ),
  "POST /api/deliveries/:deliveryId/move": [
    { request: (things) => moved(things), unknown: noDelivery, hidden: "as-unknown" },
    {
      about: "to another run",
      request: (things) => moved(things),
      unknown: ["run-not-found", "The run to move to does not exist any more."],
      unknownRequest: (things) => moved(things, things.unknownId),
      hidden: noDelivery,
    },
  ],
  "POST /api/runs/:runId/cancel-post": {
    request: async ({ store, run, maker }) => {
      await newPosting(store, run.id, maker, { state: "held" });
      return { path: { runId: run.id } };
    },
    unknown: noRun,
    hidden: "answered",
  },
  "POST /api/runs/:runId/resume": {
    request: async ({ store, run, maker }) => {
      await newPosting(store, run.id, maker, { halted_reason: "The password is wrong." });
      return { path: { runId: run.id } };
    },
    unknown: ["run-not-found", "This run is not being posted."],
    hidden: "answered",
  },
  "GET /api/sending": { request: () => ({}), hidden: "answered" },
  "POST /api/sending/pause": { request: (things) => whenPaused(things, null), hidden: "answered" },
  "POST /api/sending/resume": {
    request: (things) => whenPaused(things, "Look first."),
    hidden: "answered",
  },
};
