import type { Visits } from "./visit.ts";

export const appVisits: Visits = {
  "GET /api/health": ({ get }) => get("health"),
  "GET /api/version": ({ get }) => get("version"),
  "GET /api/openapi.json": ({ get }) => get("openapi.json"),
  "GET /api/me": ({ get }) => get("me"),
};
