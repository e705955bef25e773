import { Hono } from "hono";
import * as z from "zod";
import { takeChangeBody } from "#shared/wire/invoice-entry.ts";
import { idField } from "#shared/wire/fields.ts";
import { removeEntry } from "../use-cases/invoices/remove-entry.ts";
import { takeChange } from "../use-cases/invoices/take-change.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { expectedVersion, versionTag } from "./precondition.ts";
import { jsonBody, pathOf } from "./validation.ts";

const entryPath = z.strictObject({ invoiceId: idField, key: z.string().min(1).max(200) });

const changeProblems = [
  "invoice-not-found",
  "entry-not-found",
  "invoice-not-draft",
  "invoice-approved",
  "run-not-draft",
] as const;

export const invoiceEntryRoutes = () =>
  new Hono<Env>()
    .post(
      "/invoices/:invoiceId/entries/:key/take-change",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "entry-changed",
        summary: "Take into a draft what a row of the sheet says now; what was decided stays.",
        answers: { 200: "The invoice." },
        problems: [
          ...changeProblems,
          ...(["client-not-found", "entry-belongs-elsewhere"] as const),
          ...(["entry-unbalanced", "rows-look-billed"] as const),
        ],
        ifMatch: true,
      }),
      pathOf(entryPath),
      jsonBody(takeChangeBody),
      async (c) => {
        const seen = { ...c.req.valid("param"), version: expectedVersion(c) };
        const invoice = await takeChange(c.var.context, seen, c.req.valid("json"));
        c.header("etag", versionTag(invoice.version));
        return c.json(invoice, 200);
      },
    )
    .delete(
      "/invoices/:invoiceId/entries/:key",
      guard({
        right: "billingAccess",
        scope: "invoice",
        audit: "entry-removed, invoice-deleted",
        summary:
          "Take a row off a draft; it is unbilled again. The last one takes the invoice along.",
        answers: { 200: "The invoice, or null when it is gone." },
        problems: changeProblems,
        ifMatch: true,
      }),
      pathOf(entryPath),
      async (c) => {
        const seen = { ...c.req.valid("param"), version: expectedVersion(c) };
        const removed = await removeEntry(c.var.context, seen);
        if (removed.invoice !== null) c.header("etag", versionTag(removed.invoice.version));
        return c.json(removed, 200);
      },
    );
