import { Hono } from "hono";
import { checkBody } from "#shared/wire/check.ts";
import { checkRows } from "../use-cases/building/check-rows.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { jsonBody } from "./validation.ts";

/** 5,000 clients and 5,000 keys with their longest texts. */
const largestCheckBytes = 10_000_000;

export const checkRoutes = () =>
  new Hono<Env>().post(
    "/check",
    guard({
      right: "billingAccess",
      scope: "firm",
      audit: null,
      summary: "Find the clients of rows, who pays for them, and what stands against billing them.",
      answers: { 200: "Clients in the order asked, and the rows that are not free." },
      largestBodyBytes: largestCheckBytes,
    }),
    jsonBody(checkBody),
    async (c) => c.json(await checkRows(c.var.context, c.req.valid("json")), 200),
  );
