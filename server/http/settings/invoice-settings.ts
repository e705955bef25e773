import { Hono } from "hono";
import { invoiceSettingsBody } from "#shared/wire/invoice-settings.ts";
import {
  changeInvoiceSettings,
  showInvoiceSettings,
} from "../../use-cases/settings/invoice-settings.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

export const invoiceSettingsRoutes = () =>
  new Hono<Env>()
    .get(
      "/invoice-settings",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Show the settings of approval, holding back and mail.",
        answers: { 200: "The settings, and whether the server can send mail." },
      }),
      async (c) => {
        const settings = await showInvoiceSettings(c.var.context, c.var.deps.mailConfigured);
        c.header("etag", versionTag(settings.version));
        return c.json(settings, 200);
      },
    )
    .put(
      "/invoice-settings",
      guard({
        right: "admin",
        scope: "firm",
        audit: "invoice-settings-changed",
        summary: "Change the settings of approval, holding back and mail.",
        answers: { 200: "The settings." },
        ifMatch: true,
      }),
      jsonBody(invoiceSettingsBody),
      async (c) => {
        const settings = await changeInvoiceSettings(
          c.var.context,
          expectedVersion(c),
          c.req.valid("json"),
          c.var.deps.mailConfigured,
        );
        c.header("etag", versionTag(settings.version));
        return c.json(settings, 200);
      },
    );
