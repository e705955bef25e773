import { Hono } from "hono";
import { showRateCard } from "../../use-cases/firm/show-rate-card.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";

export const rateCardRoutes = () =>
  new Hono<Env>().get(
    "/rate-card",
    guard({
      right: "billingAccess",
      scope: "firm",
      audit: null,
      summary: "List the firm's rates by client, person and task.",
      answers: { 200: "The rates of clients that the person may know, and all others." },
    }),
    async (c) => c.json(await showRateCard(c.var.context), 200),
  );
