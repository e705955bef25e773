import { Hono } from "hono";
import { rateBody } from "#shared/wire/rate-card.ts";
import { showRateCard } from "../../use-cases/firm/show-rate-card.ts";
import { addRate, changeRate, removeRate, showRates } from "../../use-cases/settings/rates.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";
import { jsonBody } from "../validation.ts";

export const rateCardRoutes = () =>
  new Hono<Env>()
    .get(
      "/rate-card",
      guard({
        right: "billingAccess",
        scope: "firm",
        audit: null,
        summary: "List the firm's rates by client, person and task.",
        answers: { 200: "The rates of clients that the person may know, and all others." },
      }),
      async (c) => c.json(await showRateCard(c.var.context), 200),
    )
    .get(
      "/rates",
      guard({
        right: "admin",
        scope: "firm",
        audit: null,
        summary: "List the firm's rates one by one, to change them.",
        answers: { 200: "The rates of clients that the person may know, and all others." },
      }),
      async (c) => c.json(await showRates(c.var.context), 200),
    )
    .post(
      "/rates",
      guard({
        right: "admin",
        scope: "client",
        audit: "rate-added",
        summary: "Add a rate for a client, a person, a task, or all of them.",
        answers: { 201: "The rate." },
        problems: ["client-not-found", "rate-exists"],
      }),
      jsonBody(rateBody),
      async (c) => {
        const rate = await addRate(c.var.context, c.req.valid("json"));
        c.header("etag", versionTag(rate.version));
        return c.json(rate, 201);
      },
    )
    .put(
      "/rates/:rateId",
      guard({
        right: "admin",
        scope: "client",
        audit: "rate-changed",
        summary: "Change or end a rate.",
        answers: { 200: "The rate." },
        problems: ["rate-not-found", "client-not-found", "rate-exists"],
        ifMatch: true,
      }),
      jsonBody(rateBody),
      async (c) => {
        const [id, version] = [c.req.param("rateId"), expectedVersion(c)];
        const rate = await changeRate(c.var.context, id, version, c.req.valid("json"));
        c.header("etag", versionTag(rate.version));
        return c.json(rate, 200);
      },
    )
    .delete(
      "/rates/:rateId",
      guard({
        right: "admin",
        scope: "client",
        audit: "rate-removed",
        summary: "Take a rate away.",
        answers: { 204: "It is gone." },
        problems: ["rate-not-found"],
        ifMatch: true,
      }),
      async (c) => {
        await removeRate(c.var.context, c.req.param("rateId"), expectedVersion(c));
        return c.body(null, 204);
      },
    );
