import { Hono } from "hono";
import * as z from "zod";
import { idField } from "#shared/wire/fields.ts";
import type { TrialPerson } from "#shared/wire/me.ts";
import { AppError } from "../../domain/app-error.ts";
import { startSession } from "../../sign-in/sessions.ts";
import type { Env } from "../env.ts";
import { guard } from "../guard.ts";
import { jsonBody } from "../validation.ts";

const signInBody = z.strictObject({ personId: idField });

/** Sign-in with one click as anybody: mounted in the trial only, which listens on loopback only. */
export const trialSignInRoutes = (people: readonly TrialPerson[]) =>
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
      (c) => c.json([...people], 200),
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
        const { personId } = c.req.valid("json");
        if (!people.some(({ id }) => id === personId)) {
          throw new AppError("sign-in-required", "Nobody of the trial has this id.");
        }
        return c.json(await startSession(database, clock, personId, "trial"), 200);
      },
    );
