import { Hono } from "hono";
import { checkHealth } from "../use-cases/firm/check-health.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";

export const healthRoutes = () =>
  new Hono<Env>()
    .get(
      "/health",
      guard({
        right: "none",
        scope: "none",
        audit: null,
        summary: "Whether the server is ready and reaches its database.",
        answers: { 200: "Ready." },
      }),
      async (c) => {
        await checkHealth(c.var.deps.database);
        return c.json({ status: "ok" as const }, 200);
      },
    )
    .get(
      "/version",
      guard({
        right: "none",
        scope: "none",
        audit: null,
        summary: "The version of the server.",
        answers: { 200: "The version." },
      }),
      (c) => c.json({ version: c.var.deps.version }, 200),
    );
