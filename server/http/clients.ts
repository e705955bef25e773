import { Hono } from "hono";
import { createClientBody } from "#shared/wire/client.ts";
import { createClient } from "../use-cases/building/create-client.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { jsonBody } from "./validation.ts";

export const clientRoutes = () =>
  new Hono<Env>().post(
    "/clients",
    guard({
      right: "billingAccess",
      scope: "client",
      audit: "client-created",
      summary: "Create a public client for a name that nobody bears.",
      answers: { 201: "The client." },
      problems: ["client-exists"],
    }),
    jsonBody(createClientBody),
    async (c) => c.json(await createClient(c.var.context, c.req.valid("json")), 201),
  );
