import { Hono } from "hono";
import type { SendingView } from "#shared/wire/delivery.ts";
import { changeSending } from "../../use-cases/deliveries/change-sending.ts";
import { showSending } from "../../use-cases/deliveries/show-sending.ts";
import type { Env, RouteContext } from "../env.ts";
import { guard } from "../guard.ts";
import { expectedVersion, versionTag } from "../precondition.ts";

function answer(c: RouteContext, view: SendingView) {
  c.header("etag", versionTag(view.version));
  return view;
}

export const sendingRoutes = () =>
  new Hono<Env>()
    .get(
      "/sending",
      guard({
        right: "signed-in",
        scope: "firm",
        audit: null,
        summary: "Whether anything is sent at all, and why not.",
        answers: { 200: "Sending goes on, or is paused for a reason." },
      }),
      async (c) => c.json(answer(c, await showSending(c.var.context)), 200),
    )
    .post(
      "/sending/resume",
      guard({
        right: "sendExport",
        scope: "firm",
        audit: "sending-resumed",
        summary: "Let sending go on after a person has looked.",
        answers: { 200: "Sending goes on." },
        ifMatch: true,
      }),
      async (c) => {
        const view = await changeSending(c.var.context, expectedVersion(c), false);
        c.var.deps.wakePosting();
        return c.json(answer(c, view), 200);
      },
    )
    .post(
      "/sending/pause",
      guard({
        right: "sendExport",
        scope: "firm",
        audit: "sending-paused",
        summary: "Stop sending for the whole firm; what is in hand is finished.",
        answers: { 200: "Sending is paused." },
        ifMatch: true,
      }),
      async (c) => {
        const view = await changeSending(c.var.context, expectedVersion(c), true);
        return c.json(answer(c, view), 200);
      },
    );
