import { ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

const format = "xero-sales-csv";
const empty = { method: "export", format, expectedInvoiceCount: 0, expectedTotals: [] };

export const postingVisits: Visits = {
  "POST /api/runs/:runId/post": async ({ post }, { runs }) => {
    await ofEach(Object.values(runs), ({ id }) => post(`runs/${id}/post`, empty));
    await post(`runs/${runs.open.id}/post`, {
      method: "export",
      format,
      expectedInvoiceCount: 2,
      expectedTotals: [{ currency: "GBP", amountMinor: 24_000 }],
    });
  },
  "POST /api/exports/:exportId/ticket": ({ post }, { exports }) =>
    ofEach(Object.values(exports), (id) => post(`exports/${id}/ticket`)),
  "GET /download/:ticket": async ({ post, download }, { exports }) => {
    // safe because the route answers so, and a refusal has no such field
    const { path } = (await post(`exports/${exports.seen}/ticket`)) as { path?: string };
    await download(path ?? "/download/never");
    await download(path ?? "/download/never");
  },
  "POST /api/sign-out": async () => undefined,
};
