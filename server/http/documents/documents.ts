import { Hono } from "hono";
import { showDocument } from "../../use-cases/documents/show-document.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";

export const documentRoutes = () =>
  new Hono<Env>().get(
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
