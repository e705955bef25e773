import { Hono } from "hono";
import { entryStatesBody } from "#shared/wire/entry-state.ts";
import { showEntryStates } from "../use-cases/building/show-entry-states.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { jsonBody } from "./validation.ts";

/** 5,000 of the longest keys and fingerprints. */
const largestKeysBytes = 6_000_000;

export const entryStateRoutes = () =>
  new Hono<Env>().post(
    "/entry-states",
    guard({
      right: "billingAccess",
      scope: "firm",
      audit: null,
      summary: "Say what became of the rows of a sheet, and find the keys of rows that lost them.",
      answers: { 200: "The rows that the server knows." },
      largestBodyBytes: largestKeysBytes,
    }),
    jsonBody(entryStatesBody),
    async (c) => c.json(await showEntryStates(c.var.context, c.req.valid("json")), 200),
  );
