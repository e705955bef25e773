import { entryOf } from "../../building.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noInvoice = [
  "invoice-not-found",
  "This invoice does not exist, or is hidden from you.",
] as const;
const noEntry = ["entry-not-found", "This row is not on the invoice any more."] as const;

const seenInvoice = ({ invoice }: Things) => ({
  path: { invoiceId: invoice.id },
  version: invoice.version,
});

const seenEntry = (things: Things, key = things.entry.key) => ({
  path: { invoiceId: things.invoice.id, key },
  version: things.invoice.version,
});

const changedRow = ({ client, entry }: Things, clientId = client.id) => {
  const { key, groupLabel, writeOnOffMinor, carriedMinor, ...row } = entryOf({
    ...client,
    id: clientId,
  });
  return { body: { ...row, fingerprint: `changed ${entry.key}` } };
};

/** Invoices and their entries: to those outside its team a hidden client's invoice does not exist. */
export const invoiceRows: RouteRows = {
  "GET /api/invoices/:invoiceId": {
    request: ({ invoice }) => ({ path: { invoiceId: invoice.id } }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "GET /api/invoices/:invoiceId/document": {
    request: ({ invoice }) => ({ path: { invoiceId: invoice.id } }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "POST /api/invoices/:invoiceId/document/ticket": {
    request: ({ invoice }) => ({ path: { invoiceId: invoice.id } }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "GET /api/invoices/:invoiceId/message": {
    request: ({ invoice }) => ({ path: { invoiceId: invoice.id } }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "POST /api/invoices/:invoiceId/message/test": {
    request: async ({ store, invoice }) => {
      await store.database.write((trx) =>
        trx.updateTable("firm").set({ from_address: "office@firm.example" }).execute(),
      );
      return { path: { invoiceId: invoice.id } };
    },
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "PATCH /api/invoices/:invoiceId": {
    request: (things) => ({ ...seenInvoice(things), body: { invoiceDate: "2026-11-25" } }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "PUT /api/invoices/:invoiceId/delivery": {
    request: (things) => ({
      ...seenInvoice(things),
      body: { recipients: { to: ["new@client.example"], cc: [] }, byHand: false },
    }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "DELETE /api/invoices/:invoiceId": {
    request: seenInvoice,
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "POST /api/invoices/:invoiceId/approve": {
    request: seenInvoice,
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "POST /api/invoices/:invoiceId/reject": {
    request: (things) => ({ ...seenInvoice(things), body: { comment: "Two hours too many" } }),
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "POST /api/invoices/:invoiceId/return-to-draft": {
    request: async (things) => {
      const { store, invoice, maker } = things;
      const approval = { approved_by: maker.personId, approved_at: store.clock.now() };
      await store.database.write((trx) =>
        trx
          .updateTable("invoices")
          .set({ status: "approved", ...approval })
          .where("id", "=", invoice.id)
          .execute(),
      );
      return seenInvoice(things);
    },
    unknown: noInvoice,
    hidden: "as-unknown",
  },
  "POST /api/invoices/:invoiceId/entries/:key/take-change": [
    {
      request: (things) => ({ ...seenEntry(things), ...changedRow(things) }),
      unknown: noInvoice,
      hidden: "as-unknown",
    },
    {
      about: "of a row",
      request: (things) => ({ ...seenEntry(things), ...changedRow(things) }),
      unknown: noEntry,
      unknownRequest: (things) => ({
        ...seenEntry(things, things.unknownId),
        ...changedRow(things),
      }),
      hidden: noInvoice,
    },
    {
      about: "that is of a client",
      request: (things) => ({ ...seenEntry(things), ...changedRow(things) }),
      unknown: [
        "client-not-found",
        "The client of some rows does not exist any more. Check the sheet again.",
      ],
      unknownRequest: (things) => ({
        ...seenEntry(things),
        ...changedRow(things, things.unknownId),
      }),
      hidden: noInvoice,
    },
  ],
  "DELETE /api/invoices/:invoiceId/entries/:key": [
    {
      request: (things) => seenEntry(things),
      unknown: noInvoice,
      hidden: "as-unknown",
    },
    {
      about: "of a row",
      request: (things) => seenEntry(things),
      unknown: noEntry,
      unknownRequest: (things) => seenEntry(things, things.unknownId),
      hidden: noInvoice,
    },
  ],
};
