import { Hono } from "hono";
import { exportFormats } from "../../export-formats/registry.ts";
import { endSession, renewSession } from "../../sign-in/sessions.ts";
import { showMe } from "../../use-cases/firm/show-me.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";

export const sessionRoutes = () =>
  new Hono<Env>()
    .get(
      "/me",
      guard({
        right: "signed-in",
        scope: "own",
        beforeCodeApp: true,
        audit: null,
        summary: "Who is signed in, and what the pane needs to know of the firm.",
        answers: { 200: "The person, the rights, the firm, its periods and export formats." },
      }),
      async (c) => c.json(await showMe(c.var.context, exportFormats, c.var.mustAddCodeApp), 200),
    )
    .post(
      "/session/renew",
      guard({
        right: "signed-in",
        scope: "own",
        beforeCodeApp: true,
        audit: null,
        summary: "Stay signed in for another half hour, up to twelve hours in all.",
        answers: { 200: "Until when." },
      }),
      async (c) => {
        const { database, clock, actor } = c.var.context;
        const expiresAt = await renewSession(database, clock, actor, c.var.token);
        return c.json({ expiresAt }, 200);
      },
    )
    .post(
      "/sign-out",
      guard({
        right: "signed-in",
        scope: "own",
        beforeCodeApp: true,
        audit: "signed-out",
        summary: "End this session; its token is worth nothing afterwards.",
        answers: { 204: "Signed out." },
      }),
      async (c) => {
        const { database, clock, actor } = c.var.context;
        await endSession(database, clock, actor, c.var.token);
        return c.body(null, 204);
      },
    );
