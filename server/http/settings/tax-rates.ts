import { Hono } from "hono";
import { addTaxRateBody, changeTaxRateBody } from "#shared/wire/tax-rate.ts";
import { addTaxRate } from "../../use-cases/settings/add-tax-rate.ts";
import { changeTaxRate } from "../../use-cases/settings/change-tax-rate.ts";
import { removeTaxRate } from "../../use-cases/settings/remove-tax-rate.ts";
import { showTaxRates } from "../../use-cases/settings/show-tax-rates.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

export const taxRateRoutes = () =>
  new Hono<Env>()
    .get(
      "/tax-rates",
      guard({
        right: "signed-in",
        scope: "firm",
        audit: null,
        summary: "List the tax rates by code and first day.",
        answers: { 200: "The rates." },
      }),
      async (c) => c.json(await showTaxRates(c.var.context), 200),
    )
    .post(
      "/tax-rates",
      guard({
        right: "admin",
        scope: "firm",
        audit: "tax-rate-added",
        summary: "Add a tax code, or the rate of one from a day on.",
        answers: { 201: "The rate." },
        problems: ["tax-rate-exists"],
      }),
      jsonBody(addTaxRateBody),
      async (c) => {
        const rate = await addTaxRate(c.var.context, c.req.valid("json"));
        c.header("etag", versionTag(rate.version));
        return c.json(rate, 201);
      },
    )
    .put(
      "/tax-rates/:rateId",
      guard({
        right: "admin",
        scope: "firm",
        audit: "tax-rate-changed",
        summary: "End a tax rate, or correct one that is not in use.",
        answers: { 200: "The rate." },
        problems: ["tax-rate-not-found", "tax-rate-in-use", "tax-rate-exists"],
        ifMatch: true,
      }),
      jsonBody(changeTaxRateBody),
      async (c) => {
        const [id, version] = [c.req.param("rateId"), expectedVersion(c)];
        const rate = await changeTaxRate(c.var.context, id, version, c.req.valid("json"));
        c.header("etag", versionTag(rate.version));
        return c.json(rate, 200);
      },
    )
    .delete(
      "/tax-rates/:rateId",
      guard({
        right: "admin",
        scope: "firm",
        audit: "tax-rate-removed",
        summary: "Take a tax rate away that is not in use.",
        answers: { 204: "It is gone." },
        problems: ["tax-rate-not-found", "tax-rate-in-use"],
        ifMatch: true,
      }),
      async (c) => {
        await removeTaxRate(c.var.context, c.req.param("rateId"), expectedVersion(c));
        return c.body(null, 204);
      },
    );
