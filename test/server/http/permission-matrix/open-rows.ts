import type { RouteRows } from "./route-row.ts";

/** Routes that ask for nobody. */
export const openRows: RouteRows = {
  "GET /api/health": { request: () => ({}) },
  "GET /api/version": { request: () => ({}) },
  "GET /api/openapi.json": { request: () => ({}) },
  "GET /api/trial/people": { request: () => ({}) },
  "POST /api/sign-in/trial": {
    request: ({ maker }) => ({ body: { personId: maker.personId } }),
    unknown: ["sign-in-required", "Nobody of the trial has this id."],
    unknownRequest: ({ unknownId }) => ({ body: { personId: unknownId } }),
  },
};
