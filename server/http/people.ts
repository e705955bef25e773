import { Hono } from "hono";
import { changeRightsBody } from "#shared/wire/person.ts";
import { changeRights } from "../use-cases/firm/change-rights.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { jsonBody } from "./validation.ts";

export const peopleRoutes = () =>
  new Hono<Env>().put(
    "/people/:personId/rights",
    guard({
      right: "admin",
      scope: "person",
      audit: "rights-changed",
      summary: "Give and take a person's rights.",
      answers: { 200: "The person with the rights that hold now." },
      problems: ["person-not-found", "right-needs-billing-access", "last-admin"],
    }),
    jsonBody(changeRightsBody),
    async (c) => {
      const person = await changeRights(
        c.var.context,
        c.req.param("personId"),
        c.req.valid("json"),
      );
      return c.json(person, 200);
    },
  );
