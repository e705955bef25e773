import { Hono } from "hono";
import { exportFormats } from "../../export-formats/registry.ts";
import { showSetUp } from "../../use-cases/firm/show-set-up.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";

const formatNames = Object.fromEntries(exportFormats.map(({ id, name }) => [id, name]));

export const setUpRoutes = () =>
  new Hono<Env>().get(
    "/set-up",
    guard({
      right: "admin",
      scope: "firm",
      audit: null,
      summary: "How far the firm is from its first billing run, and what to do next.",
      answers: { 200: "The steps, each with what is there now." },
    }),
    async (c) => c.json(await showSetUp(c.var.context, formatNames), 200),
  );
