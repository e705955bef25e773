import { inTurn, ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

const note = { note: "They called." };
const recipients = { to: ["new@client.example"], cc: [] };
const acts: Readonly<Record<string, unknown>> = {
  retry: {},
  decide: { decision: "arrived", ...note },
  settle: note,
  bounced: note,
  repeat: { recipients },
};

export const deliveryVisits: Visits = {
  "GET /api/runs/:runId/deliveries": ({ get }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) =>
      ofEach(["all", "attention"], (show) => get(`runs/${id}/deliveries?show=${show}&limit=1`)),
    ),
  ...Object.fromEntries(
    Object.entries(acts).map(([act, body]): [string, Visits[string]] => [
      `POST /api/deliveries/:deliveryId/${act}`,
      ({ post }, { deliveries }) =>
        ofEach(Object.values(deliveries), (id) => post(`deliveries/${id}/${act}`, body, 1)),
    ]),
  ),
  "POST /api/deliveries/:deliveryId/move": ({ post }, { deliveries, runs }) =>
    ofEach(Object.values(deliveries), (id) =>
      post(`deliveries/${id}/move`, { runId: runs.other.id }, 1),
    ),
  "POST /api/runs/:runId/cancel-post": ({ post }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) => post(`runs/${id}/cancel-post`)),
  "POST /api/runs/:runId/resume": ({ post }, { runs }) =>
    ofEach(Object.values(runs), ({ id }) => post(`runs/${id}/resume`)),
  "GET /api/sending": ({ get }) => get("sending"),
  "POST /api/sending/pause": ({ post }) => post("sending/pause", undefined, 1),
  "POST /api/sending/resume": ({ post }) =>
    inTurn([
      () => post("sending/resume", undefined, 1),
      () => post("sending/resume", undefined, 2),
    ]),
};
