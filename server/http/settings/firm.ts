import { Hono } from "hono";
import { firmBody, logoBody } from "#shared/wire/firm.ts";
import { changeFirm } from "../../use-cases/settings/change-firm.ts";
import { removeLogo, replaceLogo } from "../../use-cases/settings/change-logo.ts";
import { showFirm } from "../../use-cases/settings/show-firm.ts";
import { showLogo } from "../../use-cases/settings/show-logo.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

export const firmRoutes = () =>
  new Hono<Env>()
    .get(
      "/firm",
      guard({
        right: "signed-in",
        scope: "firm",
        audit: null,
        summary: "Show who the firm is and how it bills.",
        answers: { 200: "The firm, as its invoices show it." },
      }),
      async (c) => {
        const firm = await showFirm(c.var.context);
        c.header("etag", versionTag(firm.version));
        return c.json(firm, 200);
      },
    )
    .put(
      "/firm",
      guard({
        right: "admin",
        scope: "firm",
        audit: "firm-changed",
        summary: "Change who the firm is and how it bills.",
        answers: { 200: "The firm." },
        problems: ["currency-in-use"],
        ifMatch: true,
      }),
      jsonBody(firmBody),
      async (c) => {
        const firm = await changeFirm(c.var.context, expectedVersion(c), c.req.valid("json"));
        c.header("etag", versionTag(firm.version));
        return c.json(firm, 200);
      },
    )
    .get(
      "/firm/logo",
      guard({
        right: "signed-in",
        scope: "firm",
        audit: null,
        summary: "Get the firm's logo.",
        answers: { 200: "The image." },
        mediaType: "image/*",
        problems: ["logo-not-found"],
      }),
      async (c) => {
        const { bytes, mediaType, sha256 } = await showLogo(c.var.context);
        return c.body(new Uint8Array(bytes), 200, {
          "content-type": mediaType,
          etag: `"${sha256}"`,
        });
      },
    )
    .put(
      "/firm/logo",
      guard({
        right: "admin",
        scope: "firm",
        audit: "logo-changed",
        summary: "Put a PNG or JPEG in place of the firm's logo.",
        answers: { 200: "The firm." },
        problems: ["logo-unusable"],
        ifMatch: true,
      }),
      jsonBody(logoBody),
      async (c) => {
        const firm = await replaceLogo(c.var.context, expectedVersion(c), c.req.valid("json"));
        c.header("etag", versionTag(firm.version));
        return c.json(firm, 200);
      },
    )
    .delete(
      "/firm/logo",
      guard({
        right: "admin",
        scope: "firm",
        audit: "logo-removed",
        summary: "Take the firm's logo away.",
        answers: { 200: "The firm." },
        problems: ["logo-not-found"],
        ifMatch: true,
      }),
      async (c) => {
        const firm = await removeLogo(c.var.context, expectedVersion(c));
        c.header("etag", versionTag(firm.version));
        return c.json(firm, 200);
      },
    );
