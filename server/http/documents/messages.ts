import { Hono } from "hono";
import { sendTestMessage } from "../../use-cases/messages/send-test-message.ts";
import { showMessage } from "../../use-cases/messages/show-message.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";

export const messageRoutes = () =>
  new Hono<Env>()
    .get(
      "/invoices/:invoiceId/message",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: null,
        summary: "Show the mail of an invoice, as it was handed over or would be sent now.",
        answers: { 200: "Sender, recipients, texts and attachment." },
        problems: ["invoice-not-found"],
      }),
      async (c) =>
        c.json(await showMessage(c.var.context, c.var.deps, c.req.param("invoiceId")), 200),
    )
    .post(
      "/invoices/:invoiceId/message/test",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-message-tested",
        summary: "Send the mail of an invoice to oneself, and to nobody else.",
        answers: { 200: "Where it went: a mail server took it." },
        problems: ["invoice-not-found", "mail-not-set-up", "mail-not-sent", "too-many-requests"],
      }),
      async (c) => {
        const { deps, context } = c.var;
        const invoiceId = c.req.param("invoiceId");
        return c.json(await sendTestMessage(context, deps, deps.testMailer, invoiceId), 200);
      },
    );
