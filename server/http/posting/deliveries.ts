import { Hono } from "hono";
import {
  decideDeliveryBody,
  deliveryListQuery,
  moveDeliveryBody,
  noteBody,
  repeatDeliveryBody,
  retryDeliveryBody,
} from "#shared/wire/delivery.ts";
import type { ProblemCode } from "#shared/wire/problem.ts";
import { decideDelivery } from "../../use-cases/deliveries/decide-delivery.ts";
import { listDeliveries } from "../../use-cases/deliveries/list-deliveries.ts";
import { markBounced } from "../../use-cases/deliveries/mark-bounced.ts";
import { moveDelivery } from "../../use-cases/deliveries/move-delivery.ts";
import { repeatDelivery } from "../../use-cases/deliveries/repeat-delivery.ts";
import { retryDelivery } from "../../use-cases/deliveries/retry-delivery.ts";
import { settleDelivery } from "../../use-cases/deliveries/settle-delivery.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion } from "../precondition.ts";
import { jsonBody, queryOf } from "../validation.ts";

const problems: readonly ProblemCode[] = ["delivery-not-found", "delivery-elsewhere"];

const act = (audit: string, summary: string, more: readonly ProblemCode[] = []) =>
  guard({
    right: "sendExport",
    scope: "delivery",
    audit,
    summary,
    answers: { 204: "It is written down." },
    problems: [...problems, ...more],
    ifMatch: true,
  });

export const deliveryRoutes = () =>
  new Hono<Env>()
    .get(
      "/runs/:runId/deliveries",
      guard({
        right: "billingAccess",
        scope: "run",
        audit: null,
        summary: "List a run's deliveries with what became of each and what may be done.",
        answers: { 200: "A page of deliveries." },
        problems: ["run-not-found"],
      }),
      queryOf(deliveryListQuery),
      async (c) => {
        const runId = c.req.param("runId");
        return c.json(await listDeliveries(c.var.context, runId, c.req.valid("query")), 200);
      },
    )
    .post(
      "/deliveries/:deliveryId/retry",
      act("delivery-retried", "Try a failed delivery once more, to other addresses if given."),
      jsonBody(retryDeliveryBody),
      async (c) => {
        const id = c.req.param("deliveryId");
        await retryDelivery(c.var.context, id, expectedVersion(c), c.req.valid("json"));
        c.var.deps.wakePosting();
        return c.body(null, 204);
      },
    )
    .post(
      "/deliveries/:deliveryId/decide",
      act(
        "delivery-decided, run-posted",
        "Say of a delivery in doubt that it arrived, or send it again.",
      ),
      jsonBody(decideDeliveryBody),
      async (c) => {
        const id = c.req.param("deliveryId");
        await decideDelivery(c.var.context, id, expectedVersion(c), c.req.valid("json"));
        c.var.deps.wakePosting();
        return c.body(null, 204);
      },
    )
    .post(
      "/deliveries/:deliveryId/settle",
      act("delivery-settled, run-posted", "Say that an invoice was delivered by hand."),
      jsonBody(noteBody),
      async (c) => {
        const id = c.req.param("deliveryId");
        await settleDelivery(c.var.context, id, expectedVersion(c), c.req.valid("json"));
        return c.body(null, 204);
      },
    )
    .post(
      "/deliveries/:deliveryId/bounced",
      act("delivery-bounced", "Say that a mail came back."),
      jsonBody(noteBody),
      async (c) => {
        const id = c.req.param("deliveryId");
        await markBounced(c.var.context, id, expectedVersion(c), c.req.valid("json"));
        return c.body(null, 204);
      },
    )
    .post(
      "/deliveries/:deliveryId/repeat",
      act("delivery-repeated", "Send an invoice again whose mail came back."),
      jsonBody(repeatDeliveryBody),
      async (c) => {
        const id = c.req.param("deliveryId");
        await repeatDelivery(c.var.context, id, expectedVersion(c), c.req.valid("json"));
        c.var.deps.wakePosting();
        return c.body(null, 204);
      },
    )
    .post(
      "/deliveries/:deliveryId/move",
      act(
        "delivery-moved, run-posted",
        "Move an issued invoice that could not be delivered to a draft run; it keeps number and date.",
        ["run-not-found", "run-not-draft"],
      ),
      jsonBody(moveDeliveryBody),
      async (c) => {
        const id = c.req.param("deliveryId");
        await moveDelivery(c.var.context, id, expectedVersion(c), c.req.valid("json"));
        return c.body(null, 204);
      },
    );
