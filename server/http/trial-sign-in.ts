import { Hono } from "hono";
import * as z from "zod";
import { idField } from "#shared/wire/fields.ts";
import type { TrialPerson } from "#shared/wire/me.ts";
import { startSession } from "../sign-in/sessions.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { jsonBody } from "./validation.ts";

const signInBody = z.strictObject({ personId: idField });

/** Sign-in with one click as anybody: mounted in the trial only, which listens on loopback only. */
export const trialSignInRoutes = () =>
  new Hono<Env>()
    .get(
      "/trial/people",
      guard({
        right: "none",
        scope: "none",
        audit: null,
        summary: "Whom one can be in the trial.",
        answers: { 200: "The people of the sample firm." },
      }),
      async (c) => {
        const people = await c.var.deps.database.read
          .selectFrom("people")
          .select(["id", "name", "billing_access", "send_export", "admin"])
          .where("disabled", "=", 0)
          .orderBy("id")
          .execute();
        const answer: TrialPerson[] = people.map((person) => ({
          id: person.id,
          name: person.name,
          role: roleOf(person),
        }));
        return c.json(answer, 200);
      },
    )
    .post(
      "/sign-in/trial",
      guard({
        right: "none",
        scope: "none",
        audit: "signed-in",
        summary: "Sign in as one of the trial's people.",
        answers: { 200: "A bearer token." },
        problems: ["sign-in-required"],
      }),
      jsonBody(signInBody),
      async (c) => {
        const { database, clock } = c.var.deps;
        return c.json(await startSession(database, clock, c.req.valid("json").personId), 200);
      },
    );

function roleOf(person: { billing_access: number; send_export: number; admin: number }): string {
  const roles = [
    person.admin ? "Admin" : "",
    person.send_export
      ? "bills, sends and exports"
      : person.billing_access
        ? "bills, but may not send or export"
        : "",
  ].filter((role) => role !== "");
  const [first = "no rights", ...rest] = roles;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(", ");
}
