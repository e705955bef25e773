import { inTurn, ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

const changed = {
  fingerprint: "changed content",
  kind: "time",
  workItem: "Bookkeeping",
  date: "2026-11-10",
  person: "Ana Duarte",
  partner: "Tom Reid",
  description: "Changed by an outsider",
  quantityMicro: 1_000_000,
  rateMicro: 100_000_000,
  valueMinor: 10_000,
  currency: "GBP",
  taxCode: null,
  confirmedNotBilled: false,
};

export const invoiceVisits: Visits = {
  "GET /api/invoices/:invoiceId": ({ get }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => get(`invoices/${id}`)),
  "GET /api/invoices/:invoiceId/document": ({ get }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => get(`invoices/${id}/document`)),
  "POST /api/invoices/:invoiceId/document/ticket": ({ post, download }, { invoices }) =>
    ofEach(Object.values(invoices), async (id) => {
      // safe because the route answers so, and a refusal has no such field
      const { url } = (await post(`invoices/${id}/document/ticket`)) as { url?: string };
      if (url !== undefined) await download(url);
    }),
  "GET /api/invoices/:invoiceId/message": ({ get }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => get(`invoices/${id}/message`)),
  "POST /api/invoices/:invoiceId/message/test": ({ post }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => post(`invoices/${id}/message/test`)),
  "PATCH /api/invoices/:invoiceId": ({ patch }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => patch(`invoices/${id}`, { dueDate: "2026-12-31" }, 2)),
  "PUT /api/invoices/:invoiceId/delivery": ({ put }, { invoices }) =>
    ofEach(Object.values(invoices), (id) =>
      put(
        `invoices/${id}/delivery`,
        { recipients: { to: ["new@client.example"], cc: [] }, byHand: false },
        9,
      ),
    ),
  "POST /api/invoices/:invoiceId/approve": ({ post }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => post(`invoices/${id}/approve`, undefined, 3)),
  "POST /api/invoices/:invoiceId/reject": ({ post }, { invoices }) =>
    ofEach(Object.values(invoices), (id) =>
      post(`invoices/${id}/reject`, { comment: "Too much" }, 4),
    ),
  "POST /api/invoices/:invoiceId/return-to-draft": ({ post }, { invoices }) =>
    ofEach(Object.values(invoices), (id) => post(`invoices/${id}/return-to-draft`, undefined, 4)),
  "POST /api/invoices/:invoiceId/entries/:key/take-change": ({ post }, world) =>
    inTurn([
      () =>
        post(
          `invoices/${world.invoices.visible}/entries/draft-1/take-change`,
          { ...changed, clientId: world.clients.hidden.id },
          5,
        ),
      () =>
        post(
          `invoices/${world.invoices.visible}/entries/draft-1/take-change`,
          { ...changed, clientId: world.clients.alder.id },
          5,
        ),
      () =>
        post(
          `invoices/${world.invoices.hidden}/entries/${world.hiddenKey}/take-change`,
          { ...changed, clientId: world.clients.alder.id },
          1,
        ),
    ]),
  "DELETE /api/invoices/:invoiceId/entries/:key": ({ delete: remove }, world) =>
    inTurn([
      () => remove(`invoices/${world.invoices.hidden}/entries/${world.hiddenKey}`),
      () => remove(`invoices/${world.invoices.visible}/entries/${world.hiddenKey}`, 5),
    ]),
  "DELETE /api/invoices/:invoiceId": ({ delete: remove }, { invoices }) =>
    remove(`invoices/${invoices.hidden}`),
};
