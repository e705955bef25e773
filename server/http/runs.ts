import { Hono } from "hono";
import { moveInvoicesBody } from "#shared/wire/invoice.ts";
import { createRunBody, runListQuery, updateRunBody } from "#shared/wire/run.ts";
import { approveRun } from "../use-cases/runs/approve-run.ts";
import { createRun } from "../use-cases/runs/create-run.ts";
import { deleteRun } from "../use-cases/runs/delete-run.ts";
import { listRuns } from "../use-cases/runs/list-runs.ts";
import { moveInvoices } from "../use-cases/invoices/move-invoices.ts";
import { recomputeRun } from "../use-cases/runs/recompute-run.ts";
import { showRun } from "../use-cases/runs/show-run.ts";
import { updateRun } from "../use-cases/runs/update-run.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { expectedVersion, versionTag } from "./precondition.ts";
import { jsonBody, queryOf } from "./validation.ts";

export const runRoutes = () =>
  new Hono<Env>()
    .get(
      "/runs",
      guard({
        right: "billingAccess",
        scope: "firm",
        audit: null,
        summary: "List runs, the newest first, with sums of what the person may see.",
        answers: { 200: "A page of runs, and how many each tab has." },
      }),
      queryOf(runListQuery),
      async (c) => c.json(await listRuns(c.var.context, c.req.valid("query")), 200),
    )
    .post(
      "/runs",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: "run-created",
        summary: "Create an empty draft run.",
        answers: { 201: "The run." },
        problems: ["run-name-taken", "period-closed", "period-missing"],
      }),
      jsonBody(createRunBody),
      async (c) => {
        const run = await createRun(c.var.context, c.req.valid("json"));
        c.header("etag", versionTag(run.version));
        return c.json(run, 201);
      },
    )
    .get(
      "/runs/:runId",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: null,
        summary: "Open a run.",
        answers: { 200: "The run, with what may be done with it and why not." },
        problems: ["run-not-found"],
      }),
      async (c) => {
        const run = await showRun(c.var.context, c.req.param("runId"));
        c.header("etag", versionTag(run.version));
        return c.json(run, 200);
      },
    )
    .patch(
      "/runs/:runId",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: "run-changed",
        summary: "Rename or redate a draft run; invoices without a date of their own follow.",
        answers: { 200: "The run." },
        problems: [
          ...(["run-not-found", "run-not-draft", "run-name-taken"] as const),
          ...(["period-closed", "period-missing", "invoice-approved"] as const),
        ],
        ifMatch: true,
      }),
      jsonBody(updateRunBody),
      async (c) => {
        const body = c.req.valid("json");
        const runId = c.req.param("runId");
        const run = await updateRun(c.var.context, runId, expectedVersion(c), body);
        c.header("etag", versionTag(run.version));
        return c.json(run, 200);
      },
    )
    .delete(
      "/runs/:runId",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: "run-deleted, invoice-deleted",
        summary: "Delete a draft run with its invoices; their rows are unbilled again.",
        answers: { 204: "It is gone." },
        problems: ["run-not-found", "run-not-draft", "right-missing", "invoice-approved"],
        ifMatch: true,
      }),
      async (c) => {
        await deleteRun(c.var.context, c.req.param("runId"), expectedVersion(c));
        return c.body(null, 204);
      },
    )
    .post(
      "/runs/:runId/approve",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: "invoice-approved",
        summary: "Approve the drafts of a run that the person sees and may approve.",
        answers: { 200: "The run, how many were approved, and why others were left." },
        problems: ["run-not-found", "run-not-draft"],
        ifMatch: true,
      }),
      async (c) => {
        const runId = c.req.param("runId");
        const approved = await approveRun(c.var.context, runId, expectedVersion(c));
        c.header("etag", versionTag(approved.run.version));
        return c.json(approved, 200);
      },
    )
    .post(
      "/runs/:runId/recompute",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: "run-recomputed, invoice-recomputed",
        summary: "Compute the drafts of a run under the tax rates and codes of now.",
        answers: { 200: "The run." },
        problems: ["run-not-found", "run-not-draft"],
        ifMatch: true,
      }),
      async (c) => {
        const runId = c.req.param("runId");
        const run = await recomputeRun(c.var.context, runId, expectedVersion(c));
        c.header("etag", versionTag(run.version));
        return c.json(run, 200);
      },
    )
    .post(
      "/runs/:runId/move-invoices",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: "invoices-moved",
        summary: "Move invoices of a draft run to another one, all or none.",
        answers: { 200: "The run that they leave." },
        problems: [
          ...(["run-not-found", "run-not-draft", "invoice-not-found"] as const),
          ...(["invoice-not-draft", "period-closed", "period-missing"] as const),
        ],
        ifMatch: true,
      }),
      jsonBody(moveInvoicesBody),
      async (c) => {
        const body = c.req.valid("json");
        const runId = c.req.param("runId");
        const run = await moveInvoices(c.var.context, runId, expectedVersion(c), body);
        c.header("etag", versionTag(run.version));
        return c.json(run, 200);
      },
    );
