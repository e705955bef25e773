import { Hono } from "hono";
import { invoiceDeliveryBody } from "#shared/wire/delivery.ts";
import { invoiceListQuery, rejectInvoiceBody, updateInvoiceBody } from "#shared/wire/invoice.ts";
import { changeInvoiceDelivery } from "../use-cases/invoices/change-invoice-delivery.ts";
import { approveInvoice } from "../use-cases/invoices/approve-invoice.ts";
import { deleteInvoice } from "../use-cases/invoices/delete-invoice.ts";
import { listInvoices } from "../use-cases/invoices/list-invoices.ts";
import { rejectInvoice } from "../use-cases/invoices/reject-invoice.ts";
import { returnInvoiceToDraft } from "../use-cases/invoices/return-invoice-to-draft.ts";
import { showInvoice } from "../use-cases/invoices/show-invoice.ts";
import { updateInvoice } from "../use-cases/invoices/update-invoice.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { expectedVersion, versionTag } from "./precondition.ts";
import { jsonBody, queryOf } from "./validation.ts";

const changeProblems = [
  "invoice-not-found",
  "invoice-not-draft",
  "invoice-approved",
  "run-not-draft",
] as const;

export const invoiceRoutes = () =>
  new Hono<Env>()
    .get(
      "/runs/:runId/invoices",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: null,
        summary: "List the invoices of a run that the person may see, by client name.",
        answers: { 200: "A page of invoices." },
        problems: ["run-not-found"],
      }),
      queryOf(invoiceListQuery),
      async (c) => {
        const runId = c.req.param("runId");
        return c.json(await listInvoices(c.var.context, runId, c.req.valid("query")), 200);
      },
    )
    .get(
      "/invoices/:invoiceId",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: null,
        summary: "Open an invoice.",
        answers: { 200: "The invoice with its lines and entries." },
        problems: ["invoice-not-found"],
      }),
      async (c) => {
        const invoice = await showInvoice(c.var.context, c.req.param("invoiceId"));
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    )
    .patch(
      "/invoices/:invoiceId",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-changed",
        summary: "Change a draft's date, due date or level of detail; null follows the run again.",
        answers: { 200: "The invoice." },
        problems: [...changeProblems, "period-closed", "period-missing"],
        ifMatch: true,
      }),
      jsonBody(updateInvoiceBody),
      async (c) => {
        const body = c.req.valid("json");
        const invoiceId = c.req.param("invoiceId");
        const invoice = await updateInvoice(c.var.context, invoiceId, expectedVersion(c), body);
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    )
    .put(
      "/invoices/:invoiceId/delivery",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-delivery-changed",
        summary: "Say where an invoice goes when its run is sent, or that it is delivered by hand.",
        answers: { 200: "The invoice." },
        problems: ["invoice-not-found", "invoice-not-draft", "run-not-draft"],
        ifMatch: true,
      }),
      jsonBody(invoiceDeliveryBody),
      async (c) => {
        const body = c.req.valid("json");
        const id = c.req.param("invoiceId");
        const invoice = await changeInvoiceDelivery(c.var.context, id, expectedVersion(c), body);
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    )
    .delete(
      "/invoices/:invoiceId",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-deleted",
        summary: "Delete a draft; its rows are unbilled again.",
        answers: { 204: "It is gone." },
        problems: changeProblems,
        ifMatch: true,
      }),
      async (c) => {
        await deleteInvoice(c.var.context, c.req.param("invoiceId"), expectedVersion(c));
        return c.body(null, 204);
      },
    )
    .post(
      "/invoices/:invoiceId/approve",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-approved",
        summary: "Approve a draft, which locks it.",
        answers: { 200: "The invoice." },
        problems: [...changeProblems, "approver-is-maker", "period-closed", "period-missing"],
        ifMatch: true,
      }),
      async (c) => {
        const invoiceId = c.req.param("invoiceId");
        const invoice = await approveInvoice(c.var.context, invoiceId, expectedVersion(c));
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    )
    .post(
      "/invoices/:invoiceId/reject",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-rejected",
        summary: "Say why a draft is not approved; it cannot be posted until it is changed.",
        answers: { 200: "The invoice." },
        problems: [...changeProblems, "approver-is-maker"],
        ifMatch: true,
      }),
      jsonBody(rejectInvoiceBody),
      async (c) => {
        const { comment } = c.req.valid("json");
        const id = c.req.param("invoiceId");
        const invoice = await rejectInvoice(c.var.context, id, expectedVersion(c), comment);
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    )
    .post(
      "/invoices/:invoiceId/return-to-draft",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "invoice-returned-to-draft",
        summary: "Unlock an approved invoice.",
        answers: { 200: "The invoice." },
        problems: ["invoice-not-found", "invoice-not-draft", "run-not-draft"],
        ifMatch: true,
      }),
      async (c) => {
        const invoiceId = c.req.param("invoiceId");
        const invoice = await returnInvoiceToDraft(c.var.context, invoiceId, expectedVersion(c));
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    );
