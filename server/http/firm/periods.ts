import { Hono } from "hono";
import { generatePeriodsBody, reopenPeriodBody } from "#shared/wire/period.ts";
import { closePeriod } from "../../use-cases/periods/close-period.ts";
import { deletePeriod } from "../../use-cases/periods/delete-period.ts";
import { generatePeriods } from "../../use-cases/periods/generate-periods.ts";
import { reopenPeriod } from "../../use-cases/periods/reopen-period.ts";
import { showPeriodWork } from "../../use-cases/periods/show-period-work.ts";
import { showPeriod } from "../../use-cases/periods/show-period.ts";
import { showPeriods } from "../../use-cases/periods/show-periods.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

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
    .get(
      "/period-work",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "List the firm's periods with what is still open in each.",
        answers: { 200: "The periods, with drafts and postings that the person may know of." },
      }),
      async (c) => c.json(await showPeriodWork(c.var.context), 200),
    )
    .post(
      "/periods",
      guard({
        right: "admin",
        scope: "firm",
        audit: "periods-generated",
        summary: "Add open periods of one length, after the last or before the first.",
        answers: { 201: "The periods that were added." },
        problems: ["periods-not-adjacent"],
      }),
      jsonBody(generatePeriodsBody),
      async (c) => c.json(await generatePeriods(c.var.context, c.req.valid("json")), 201),
    )
    .get(
      "/periods/:periodId",
      guard({
        right: "admin",
        scope: "period",
        audit: null,
        summary: "Open a period, with what is still open in it.",
        answers: { 200: "The period." },
        problems: ["period-not-found"],
      }),
      async (c) => {
        const period = await showPeriod(c.var.context, c.req.param("periodId"));
        c.header("etag", versionTag(period.version));
        return c.json(period, 200);
      },
    )
    .delete(
      "/periods/:periodId",
      guard({
        right: "admin",
        scope: "period",
        audit: "period-deleted",
        summary: "Delete the first or the last period, while nothing is dated in it.",
        answers: { 204: "It is gone." },
        problems: ["period-not-found", "periods-not-adjacent", "period-closed", "period-in-use"],
        ifMatch: true,
      }),
      async (c) => {
        await deletePeriod(c.var.context, c.req.param("periodId"), expectedVersion(c));
        return c.body(null, 204);
      },
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
        ifMatch: true,
      }),
      async (c) => {
        const periodId = c.req.param("periodId");
        const closed = await closePeriod(c.var.context, periodId, expectedVersion(c));
        c.header("etag", versionTag(closed.version));
        return c.json(closed, 200);
      },
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
        ifMatch: true,
      }),
      jsonBody(reopenPeriodBody),
      async (c) => {
        const { reason } = c.req.valid("json");
        const periodId = c.req.param("periodId");
        const opened = await reopenPeriod(c.var.context, periodId, expectedVersion(c), reason);
        c.header("etag", versionTag(opened.version));
        return c.json(opened, 200);
      },
    );
