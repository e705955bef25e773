import { Hono } from "hono";
import {
  issueDocumentTicket,
  issueRunDocumentsTicket,
} from "../../use-cases/documents/issue-document-ticket.ts";
import { showDocument } from "../../use-cases/documents/show-document.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";

export const documentRoutes = () =>
  new Hono<Env>()
    .post(
      "/invoices/:invoiceId/document/ticket",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: null,
        summary: "Get a one-time address of an invoice's PDF; it holds for a minute.",
        answers: { 200: "The address." },
        problems: ["invoice-not-found"],
      }),
      async (c) => c.json(await issueDocumentTicket(c.var.context, c.req.param("invoiceId")), 200),
    )
    .post(
      "/runs/:runId/documents/ticket",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: null,
        summary:
          "Get a one-time address of a ZIP with the PDFs of a run's invoices that the person may see.",
        answers: { 200: "The address." },
        problems: ["run-not-found"],
      }),
      async (c) => c.json(await issueRunDocumentsTicket(c.var.context, c.req.param("runId")), 200),
    )
    .get(
      "/invoices/:invoiceId/document",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: null,
        summary:
          "Show an invoice as its client gets it, as a PDF; a draft says on each page that it is one.",
        answers: { 200: "The PDF." },
        mediaType: "application/pdf",
        problems: ["invoice-not-found"],
      }),
      async (c) => {
        const { renderPool } = c.var.deps;
        const bytes = await showDocument(c.var.context, renderPool, c.req.param("invoiceId"));
        return c.body(bytes, 200, { "content-type": "application/pdf" });
      },
    );
