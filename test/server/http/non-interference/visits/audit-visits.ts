import { inTurn, ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

export const auditVisits: Visits = {
  "GET /api/audit": async ({ get }, { runs, invoices, clients, people }) => {
    const subjects = [
      "run",
      "client",
      "invoice",
      ...Object.values(runs).map(({ id }) => `run:${id}`),
      ...Object.values(invoices).map((id) => `invoice:${id}`),
      ...Object.values(clients).map(({ id }) => `client:${id}`),
    ];
    await ofEach(subjects, (subject) => get(`audit?subject=${subject}`));
    await get(`audit?personId=${people.insider}`);
    await get("audit?action=client-namesake-created");
    let path = "audit?limit=5";
    for (let page = 0; page < 8; page += 1) {
      // safe because the audit answers so, and a refusal has no such field
      const { nextCursor } = (await get(path)) as { nextCursor?: string | null };
      path = `audit?limit=5&cursor=${nextCursor}`;
    }
  },
  "GET /api/audit/choices": ({ get }) => get("audit/choices"),
  "GET /api/audit/verification": ({ get }) => get("audit/verification"),
  "POST /api/audit/ticket": async ({ post, download }) => {
    // safe because the route answers so, and a refusal has no such field
    const { path } = (await post("audit/ticket", {})) as { path?: string };
    await download(path ?? "/download/never");
  },
  "GET /api/number-series": ({ get }) => get("number-series"),
  "PATCH /api/number-series/:series": ({ patch }) =>
    inTurn([
      () => patch("number-series/invoice", { prefix: "INV-", nextNumber: 2 }),
      () => patch("number-series/invoice", { prefix: "INV-", nextNumber: 50, leaveGap: true }),
      () => patch("number-series/never", { prefix: "INV-", nextNumber: 50 }),
    ]),
};
