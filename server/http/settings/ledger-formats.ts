import { Hono } from "hono";
import { ledgerMappingBody } from "#shared/wire/export-format.ts";
import { changeLedgerMapping, showLedgerFormats } from "../../use-cases/settings/ledger-formats.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

export const ledgerFormatRoutes = () =>
  new Hono<Env>()
    .get(
      "/export-formats",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "List the ledgers' formats with what is mapped to them, and what is not.",
        answers: { 200: "The formats." },
      }),
      async (c) => c.json(await showLedgerFormats(c.var.context), 200),
    )
    .put(
      "/export-formats/:formatId/mapping",
      guard({
        right: "admin",
        scope: "firm",
        audit: "ledger-mapping-changed",
        summary: "Say what the firm's words are called in a ledger.",
        answers: { 200: "The format with its mapping." },
        problems: ["format-not-found"],
        ifMatch: true,
      }),
      jsonBody(ledgerMappingBody),
      async (c) => {
        const [id, version] = [c.req.param("formatId"), expectedVersion(c)];
        const format = await changeLedgerMapping(c.var.context, id, version, c.req.valid("json"));
        c.header("etag", versionTag(format.version));
        return c.json(format, 200);
      },
    );
