import { Hono } from "hono";
import { auditFilter, auditQuery } from "#shared/wire/audit.ts";
import { issueAuditTicket } from "../../use-cases/audit/issue-audit-ticket.ts";
import { listAudit } from "../../use-cases/audit/list-audit.ts";
import { showAuditChoices } from "../../use-cases/audit/show-audit-choices.ts";
import { verifyAudit } from "../../use-cases/audit/verify-audit.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { jsonBody, queryOf } from "../validation.ts";

export const auditRoutes = () =>
  new Hono<Env>()
    .get(
      "/audit",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Read the audit, the newest first, of what the person may see.",
        answers: { 200: "A page of changes in words." },
      }),
      queryOf(auditQuery),
      async (c) => c.json(await listAudit(c.var.context, c.req.valid("query")), 200),
    )
    .get(
      "/audit/choices",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Say by whom and by what the audit can be filtered.",
        answers: { 200: "People and actions." },
      }),
      async (c) => c.json(await showAuditChoices(c.var.context), 200),
    )
    .get(
      "/audit/verification",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Follow the audit's chain from its first row to its last.",
        answers: { 200: "Whether it holds." },
      }),
      async (c) => c.json(await verifyAudit(c.var.context), 200),
    )
    .post(
      "/audit/ticket",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Get a one-time address of the audit as a CSV file; it holds for a minute.",
        answers: { 200: "The address." },
      }),
      jsonBody(auditFilter),
      async (c) => c.json(await issueAuditTicket(c.var.context, c.req.valid("json")), 200),
    );
