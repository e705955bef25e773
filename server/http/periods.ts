import { Hono } from "hono";
import { reopenPeriodBody } from "#shared/wire/period.ts";
import { closePeriod } from "../use-cases/firm/close-period.ts";
import { reopenPeriod } from "../use-cases/firm/reopen-period.ts";
import { showPeriods } from "../use-cases/firm/show-periods.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { jsonBody } from "./validation.ts";

export const periodRoutes = () =>
  new Hono<Env>()
    .get(
      "/periods",
      guard({
        right: "signed-in",
        scope: "firm",
        audit: null,
        summary: "List the firm's periods, the earliest first.",
        answers: { 200: "The periods." },
      }),
      async (c) => c.json(await showPeriods(c.var.context), 200),
    )
    .post(
      "/periods/:periodId/close",
      guard({
        right: "admin",
        scope: "period",
        audit: "period-closed",
        summary: "Close a period; nothing can be issued in it any more.",
        answers: { 200: "The closed period, and how many drafts lie in it." },
        problems: ["period-not-found", "period-closed", "period-in-use"],
      }),
      async (c) => c.json(await closePeriod(c.var.context, c.req.param("periodId")), 200),
    )
    .post(
      "/periods/:periodId/reopen",
      guard({
        right: "admin",
        scope: "period",
        audit: "period-reopened",
        summary: "Open a closed period again, for a reason.",
        answers: { 200: "The open period." },
        problems: ["period-not-found"],
      }),
      jsonBody(reopenPeriodBody),
      async (c) => {
        const { reason } = c.req.valid("json");
        return c.json(await reopenPeriod(c.var.context, c.req.param("periodId"), reason), 200);
      },
    );
