import { Hono } from "hono";
import { changeNumberSeriesBody } from "#shared/wire/number-series.ts";
import { changeNumberSeries } from "../../use-cases/number-series/change-number-series.ts";
import { showNumberSeries } from "../../use-cases/number-series/show-number-series.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

export const numberSeriesRoutes = () =>
  new Hono<Env>()
    .get(
      "/number-series",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "Say how invoices and credit notes are numbered.",
        answers: { 200: "The two series; each has a version for If-Match." },
      }),
      async (c) => c.json(await showNumberSeries(c.var.context), 200),
    )
    .patch(
      "/number-series/:series",
      guard({
        right: "admin",
        scope: "firm",
        audit: "number-series-changed",
        summary: "Set prefix and next number of a series, beyond what was given.",
        answers: { 200: "The series." },
        problems: ["series-not-found", "number-given", "number-gap"],
        ifMatch: true,
      }),
      jsonBody(changeNumberSeriesBody),
      async (c) => {
        const body = c.req.valid("json");
        const name = c.req.param("series");
        const series = await changeNumberSeries(c.var.context, name, expectedVersion(c), body);
        c.header("etag", versionTag(series.version));
        return c.json(series, 200);
      },
    );
