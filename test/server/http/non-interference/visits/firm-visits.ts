import { ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

const rights = { billingAccess: true, sendExport: false, admin: false };

export const firmVisits: Visits = {
  "GET /api/rate-card": ({ get }) => get("rate-card"),
  "GET /api/set-up": ({ get }) => get("set-up"),
  "GET /api/people": ({ get }) => get("people"),
  "GET /api/people/names": ({ get }) => get("people/names"),
  "POST /api/people": ({ post }) =>
    post("people", { name: "New Comer", email: "new@firm.example", rights }),
  "PATCH /api/people/:personId": ({ patch }, { people }) =>
    patch(`people/${people.bystander}`, { name: "By Stander", email: "by@firm.example" }),
  "PUT /api/people/:personId/rights": ({ put }, { people }) =>
    put(`people/${people.bystander}/rights`, rights, 2),
  "POST /api/people/:personId/link": ({ post }, { people }) =>
    post(`people/${people.bystander}/link`),
  "POST /api/people/:personId/disable": ({ post }, { people }) =>
    post(`people/${people.bystander}/disable`, undefined, 3),
  "POST /api/people/:personId/enable": ({ post }, { people }) =>
    post(`people/${people.bystander}/enable`, undefined, 4),
  "GET /api/periods": ({ get }) => get("periods"),
  "GET /api/period-work": ({ get }) => get("period-work"),
  "GET /api/periods/:periodId": ({ get }, { periods }) =>
    ofEach(periods, (id) => get(`periods/${id}`)),
  "POST /api/periods": ({ post }) =>
    post("periods", { frequency: "month", startsOn: "2027-01-01", count: 1 }),
  "POST /api/periods/:periodId/close": ({ post }, { periods }) =>
    ofEach(periods, (id) => post(`periods/${id}/close`)),
  "POST /api/periods/:periodId/reopen": ({ post }, { periods }) =>
    ofEach(periods, (id) => post(`periods/${id}/reopen`, { reason: "A late bill" }, 2)),
  "DELETE /api/periods/:periodId": async ({ get, delete: remove, post }) => {
    // safe because the route answers so to everybody
    const periods = (await get("periods")) as { id: string; version: number }[];
    await ofEach(periods.toReversed(), ({ id, version }) => remove(`periods/${id}`, version));
    await post("periods", { frequency: "month", startsOn: "2026-12-01", count: 1 });
  },
};
