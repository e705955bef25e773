import { newRun } from "../../factories.ts";
import { exportOf } from "../../posting/posting-fixture.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noRun = ["run-not-found", "This run does not exist any more."] as const;
const noInvoice = [
  "invoice-not-found",
  "This invoice does not exist, or is hidden from you.",
] as const;

const theRun = ({ run }: Things) => ({ path: { runId: run.id } });
const seenRun = ({ run }: Things) => ({ path: { runId: run.id }, version: run.version });
const moved = async (things: Things, invoiceId: string, toRunId?: string) => ({
  ...seenRun(things),
  body: {
    invoiceIds: [invoiceId],
    runId: toRunId ?? (await newRun(things.store, things.maker)).id,
  },
});

/** Runs, their posting and their lists: a run is known to all with billing access, its hidden invoices to none else. */
export const runRows: RouteRows = {
  "GET /api/runs": {
    request: ({ run }) => ({ query: `?search=${encodeURIComponent(run.name)}` }),
    hidden: "answered",
  },
  "POST /api/runs": {
    request: ({ store }) => ({
      body: {
        name: `Made ${store.ids.next()}`,
        invoiceDate: "2026-11-24",
        grouping: "client",
        detailLevel: "every-entry",
      },
    }),
    hidden: "answered",
  },
  "GET /api/runs/:runId": { request: theRun, unknown: noRun, hidden: "answered" },
  "POST /api/runs/:runId/documents/ticket": {
    request: theRun,
    unknown: noRun,
    hidden: "answered",
  },
  "PATCH /api/runs/:runId": {
    request: (things) => ({
      ...seenRun(things),
      body: { name: `Renamed ${things.store.ids.next()}`, invoiceDate: "2026-11-25" },
    }),
    unknown: noRun,
    hidden: "answered",
  },
  "DELETE /api/runs/:runId": {
    request: seenRun,
    unknown: noRun,
    hidden: [
      "right-missing",
      "1 invoice in this run is hidden from you. Someone who sees it can delete the run.",
    ],
  },
  "POST /api/runs/:runId/approve": {
    request: seenRun,
    unknown: noRun,
    hidden: "without-effect",
  },
  "POST /api/runs/:runId/recompute": {
    request: async (things) => {
      const { store, invoice } = things;
      await store.database.write((trx) =>
        trx
          .updateTable("invoices")
          .set({ net_minor: 9_000, gross_minor: 11_000 })
          .where("id", "=", invoice.id)
          .execute(),
      );
      return seenRun(things);
    },
    unknown: noRun,
    hidden: "without-effect",
  },
  "POST /api/runs/:runId/move-invoices": [
    {
      request: (things) => moved(things, things.invoice.id),
      unknown: noRun,
      hidden: noInvoice,
    },
    {
      about: "of invoices",
      request: (things) => moved(things, things.invoice.id),
      unknown: noInvoice,
      unknownRequest: (things) => moved(things, things.unknownId),
      hidden: "as-unknown",
    },
    {
      about: "to another run",
      request: (things) => moved(things, things.invoice.id),
      unknown: ["run-not-found", "The run to move to does not exist any more."],
      unknownRequest: (things) => moved(things, things.invoice.id, things.unknownId),
      hidden: noInvoice,
    },
  ],
  "GET /api/runs/:runId/invoices": { request: theRun, unknown: noRun, hidden: "answered" },
  "GET /api/runs/:runId/progress": { request: theRun, unknown: noRun, hidden: "answered" },
  "GET /api/runs/:runId/pre-flight": {
    request: (things) => ({ ...theRun(things), query: "?method=export&format=xero-sales-csv" }),
    unknown: noRun,
    hidden: "answered",
  },
  "POST /api/runs/:runId/post": {
    request: (things) => ({ ...seenRun(things), body: exportOf(1) }),
    unknown: noRun,
    hidden: [
      "post-blocked",
      "1 invoice in this run is hidden from you. Someone who sees it can post the run or move it to another draft run.",
    ],
  },
};
