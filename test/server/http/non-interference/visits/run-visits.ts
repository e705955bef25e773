import { inTurn, ofEach, versionOf } from "./visit.ts";
import type { Visits } from "./visit.ts";

export const runVisits: Visits = {
  "GET /api/runs": async ({ get }) => {
    const words = ["", "ghost", "grail", "typed", "secret"];
    await ofEach(words, (search) => get(`runs?search=${search}`));
    await ofEach(["all", "draft", "posted"], (tab) => get(`runs?tab=${tab}`));
    let path = "runs?limit=1";
    for (let page = 0; page < 4; page += 1) {
      // safe because a list of runs answers so, and a refusal has no such field
      const { nextCursor } = (await get(path)) as { nextCursor?: string | null };
      path = `runs?limit=1&cursor=${nextCursor}`;
    }
  },
  "GET /api/runs/:runId": ({ get }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) => get(`runs/${id}`)),
  "POST /api/runs/:runId/documents/ticket": ({ post, download }, { runs }) =>
    ofEach(Object.values(runs), async ({ id }) => {
      // safe because the route answers so, and a refusal has no such field
      const { url } = (await post(`runs/${id}/documents/ticket`)) as { url?: string };
      if (url !== undefined) await download(url);
    }),
  "GET /api/runs/:runId/invoices": ({ get }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) => get(`runs/${id}/invoices?limit=1`)),
  "GET /api/runs/:runId/progress": ({ get }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) => get(`runs/${id}/progress`)),
  "GET /api/runs/:runId/pre-flight": ({ get }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) =>
      ofEach(["export&format=xero-sales-csv", "send"], (method) =>
        get(`runs/${id}/pre-flight?method=${method}`),
      ),
    ),
  "POST /api/runs": ({ post }) =>
    ofEach(["Nothing to see", "Ghost", "A name that is free"], (name) =>
      post("runs", {
        name,
        invoiceDate: "2026-11-24",
        grouping: "client",
        detailLevel: "every-entry",
      }),
    ),
  "PATCH /api/runs/:runId": ({ patch }, { runs }) =>
    inTurn([
      () => patch(`runs/${runs.draft.id}`, { name: "Nothing to see" }),
      () => patch(`runs/${runs.draft.id}`, { name: "Draft of November" }),
      () => patch(`runs/${runs.posted.id}`, { name: "Other name" }, 3),
      () => patch(`runs/${runs.draft.id}`, { invoiceDate: "2026-11-20" }, 2),
      () => patch(`runs/${runs.secret.id}`, { invoiceDate: "2026-11-20" }),
    ]),
  "POST /api/runs/:runId/recompute": (asks, { runs }) =>
    ofEach([runs.draft, runs.secret, runs.posted], async ({ id }) =>
      asks.post(`runs/${id}/recompute`, undefined, await versionOf(asks, `runs/${id}`)),
    ),
  "POST /api/runs/:runId/move-invoices": (asks, { runs, invoices }) =>
    ofEach(
      [[invoices.hidden], [invoices.visible, invoices.hidden], [invoices.visible]],
      async (invoiceIds) => {
        const version = await versionOf(asks, `runs/${runs.draft.id}`);
        const body = { invoiceIds, runId: runs.other.id };
        await asks.post(`runs/${runs.draft.id}/move-invoices`, body, version);
      },
    ),
  "POST /api/runs/:runId/approve": (asks, { runs }) =>
    ofEach([runs.open, runs.secret, runs.posted], async ({ id }) =>
      asks.post(`runs/${id}/approve`, undefined, await versionOf(asks, `runs/${id}`)),
    ),
  "DELETE /api/runs/:runId": (asks, { runs }) =>
    ofEach([runs.secret, runs.draft], async ({ id }) =>
      asks.delete(`runs/${id}`, await versionOf(asks, `runs/${id}`)),
    ),
};
