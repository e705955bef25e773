import { Hono } from "hono";
import { postRunBody, preFlightQuery } from "#shared/wire/post.ts";
import { sha256Of } from "../../documents/sha256.ts";
import { preFlight } from "../../use-cases/posting/pre-flight.ts";
import { cancelPost } from "../../use-cases/posting/cancel-post.ts";
import { resumeRun } from "../../use-cases/posting/resume-run.ts";
import { requestPost } from "../../use-cases/posting/request-post.ts";
import { showProgress } from "../../use-cases/posting/show-progress.ts";
import { showRun } from "../../use-cases/runs/show-run.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, isUnchanged, versionTag } from "../precondition.ts";
import { jsonBody, queryOf } from "../validation.ts";

export const postingRoutes = () =>
  new Hono<Env>()
    .get(
      "/runs/:runId/pre-flight",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: null,
        summary: "Say what stands in the way of posting a run, and what to know first.",
        answers: { 200: "Whether it may be posted, and every reason." },
        problems: ["run-not-found"],
      }),
      queryOf(preFlightQuery),
      async (c) => {
        const { method, format = null } = c.req.valid("query");
        const runId = c.req.param("runId");
        return c.json(await preFlight(c.var.context, runId, { method, format }), 200);
      },
    )
    .post(
      "/runs/:runId/post",
      guard({
        right: "sendExport",
        scope: "run",
        audit: "run-post-requested",
        summary:
          "Post a run: all its invoices at once, in the background. The same request again changes nothing.",
        answers: { 202: "The run, Posting." },
        problems: ["run-not-found", "run-not-draft", "post-blocked", "post-changed"],
        ifMatch: true,
      }),
      jsonBody(postRunBody),
      async (c) => {
        const runId = c.req.param("runId");
        await requestPost(c.var.context, runId, expectedVersion(c), c.req.valid("json"));
        c.var.deps.wakePosting();
        const run = await showRun(c.var.context, runId);
        c.header("etag", versionTag(run.version));
        return c.json(run, 202);
      },
    )
    .post(
      "/runs/:runId/cancel-post",
      guard({
        right: "sendExport",
        scope: "run",
        audit: "run-post-cancelled",
        summary: "Take a posting back while it is held; the run is a draft again.",
        answers: { 200: "The run." },
        problems: ["run-not-found", "post-begun"],
      }),
      async (c) => {
        const runId = c.req.param("runId");
        await cancelPost(c.var.context, runId);
        const run = await showRun(c.var.context, runId);
        c.header("etag", versionTag(run.version));
        return c.json(run, 200);
      },
    )
    .post(
      "/runs/:runId/resume",
      guard({
        right: "sendExport",
        scope: "run",
        audit: "run-sending-resumed",
        summary: "Let a run go on that a wrong mail setting has halted.",
        answers: { 200: "The run." },
        problems: ["run-not-found"],
      }),
      async (c) => {
        const runId = c.req.param("runId");
        await resumeRun(c.var.context, runId);
        c.var.deps.wakePosting();
        const run = await showRun(c.var.context, runId);
        c.header("etag", versionTag(run.version));
        return c.json(run, 200);
      },
    )
    .get(
      "/runs/:runId/progress",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: null,
        summary: "How the posting of a run goes; asked each second while it works.",
        answers: { 200: "The progress.", 304: "The same as before." },
        problems: ["run-not-found"],
      }),
      async (c) => {
        const progress = await showProgress(c.var.context, c.req.param("runId"));
        const etag = `"${sha256Of(JSON.stringify(progress)).slice(0, 32)}"`;
        c.header("etag", etag);
        return isUnchanged(c, etag) ? c.body(null, 304) : c.json(progress, 200);
      },
    );
