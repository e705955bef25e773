import { Hono } from "hono";
import {
  acceptLinkBody,
  openIdSignInBody,
  passwordSignInBody,
  showLinkBody,
} from "#shared/wire/sign-in.ts";
import { acceptLink } from "../../use-cases/sign-in/accept-link.ts";
import { showLink } from "../../use-cases/sign-in/show-link.ts";
import { showWays } from "../../use-cases/sign-in/show-ways.ts";
import type { SignInContext } from "../../use-cases/sign-in/sign-in-context.ts";
import { signInWithOpenId } from "../../use-cases/sign-in/sign-in-with-openid.ts";
import { signInWithPassword } from "../../use-cases/sign-in/sign-in-with-password.ts";
import type { Env, RouteContext } from "../env.ts";
import { guard } from "../guard.ts";
import { jsonBody } from "../validation.ts";

export const signInRoutes = () =>
  new Hono<Env>()
    .get(
      "/sign-in/ways",
      guard({
        right: "none",
        scope: "none",
        audit: null,
        summary: "How one can sign in here.",
        answers: { 200: "The ways; nothing in it is secret." },
      }),
      (c) => {
        const { signIn, trialPeople } = c.var.deps;
        return c.json(showWays(signIn, trialPeople !== null), 200);
      },
    )
    .post(
      "/sign-in/password",
      guard({
        right: "none",
        scope: "none",
        audit: "signed-in",
        summary: "Sign in with an e-mail address and a password of this server.",
        answers: { 200: "A bearer token." },
        problems: [
          ...(["sign-in-refused", "code-required", "sign-in-required"] as const),
          ...(["sign-in-way-off", "too-many-requests", "unavailable"] as const),
        ],
      }),
      jsonBody(passwordSignInBody),
      async (c) => c.json(await signInWithPassword(signInContext(c), c.req.valid("json")), 200),
    )
    .post(
      "/sign-in/openid",
      guard({
        right: "none",
        scope: "none",
        audit: "signed-in",
        summary: "Sign in with an access token of the firm's OpenID provider.",
        answers: { 200: "A bearer token." },
        problems: ["sign-in-refused", "sign-in-required", "sign-in-way-off", "unavailable"],
      }),
      jsonBody(openIdSignInBody),
      async (c) => {
        const { accessToken } = c.req.valid("json");
        return c.json(await signInWithOpenId(signInContext(c), accessToken), 200);
      },
    )
    .post(
      "/sign-in/link",
      guard({
        right: "none",
        scope: "none",
        audit: null,
        summary: "What a one-time link is for, to whoever holds it.",
        answers: { 200: "Whom it is for." },
        problems: ["link-not-found"],
      }),
      jsonBody(showLinkBody),
      async (c) => c.json(await showLink(signInContext(c), c.req.valid("json").token), 200),
    )
    .post(
      "/sign-in/link/accept",
      guard({
        right: "none",
        scope: "none",
        audit: "sign-in-set, signed-in, firm-set-up",
        summary: "Use a one-time link up: set how its person signs in, and sign them in.",
        answers: { 200: "A bearer token." },
        problems: [
          ...(["link-not-found", "password-refused", "sign-in-refused"] as const),
          ...(["sign-in-way-off", "too-many-requests", "unavailable"] as const),
        ],
      }),
      jsonBody(acceptLinkBody),
      async (c) => c.json(await acceptLink(signInContext(c), c.req.valid("json")), 200),
    );

/** What signing in is handed. */
export function signInContext(c: RouteContext): SignInContext {
  const { database, clock, ids, signIn } = c.var.deps;
  const address = signIn.addressOf(c.env, c.req.header("x-forwarded-for"));
  return { database, clock, ids, signIn, address };
}
