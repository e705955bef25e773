import { Hono } from "hono";
import {
  changePasswordBody,
  confirmCodeAppBody,
  confirmWithPasswordBody,
} from "#shared/wire/sign-in.ts";
import type { AccountContext } from "../../use-cases/account/account-context.ts";
import { beginCodeApp } from "../../use-cases/account/begin-code-app.ts";
import { changePassword } from "../../use-cases/account/change-password.ts";
import { confirmCodeApp } from "../../use-cases/account/confirm-code-app.ts";
import { endOtherSessions } from "../../use-cases/account/end-other-sessions.ts";
import { removeCodeApp } from "../../use-cases/account/remove-code-app.ts";
import { showAccount } from "../../use-cases/account/show-account.ts";
import type { Env, RouteContext } from "../env.ts";
import { guard } from "../guard.ts";
import { signInContext } from "./sign-in.ts";
import { jsonBody } from "../validation.ts";

const own = { right: "signed-in", scope: "own", beforeCodeApp: true } as const;

export const accountRoutes = () =>
  new Hono<Env>()
    .get(
      "/account",
      guard({
        ...own,
        audit: null,
        summary: "How one signs in, and where one is signed in now.",
        answers: { 200: "The ways and the sessions." },
      }),
      async (c) => c.json(await showAccount(accountContext(c)), 200),
    )
    .put(
      "/account/password",
      guard({
        ...own,
        audit: "password-changed",
        summary: "Set another password; all other sessions end.",
        answers: { 204: "Changed." },
        problems: ["password-refused", "sign-in-way-off", "too-many-requests", "unavailable"],
      }),
      jsonBody(changePasswordBody),
      async (c) => {
        await changePassword(accountContext(c), c.req.valid("json"));
        return c.body(null, 204);
      },
    )
    .post(
      "/account/end-other-sessions",
      guard({
        ...own,
        audit: "other-sessions-ended",
        summary: "Sign out everywhere but here.",
        answers: { 204: "Signed out there." },
      }),
      async (c) => {
        await endOtherSessions(accountContext(c));
        return c.body(null, 204);
      },
    )
    .post(
      "/account/code-app",
      guard({
        ...own,
        audit: null,
        summary: "Begin to set up an authenticator app; it counts once a code was confirmed.",
        answers: { 201: "The secret, told once." },
        problems: ["password-refused", "sign-in-way-off", "too-many-requests", "unavailable"],
      }),
      jsonBody(confirmWithPasswordBody),
      async (c) => {
        const { currentPassword } = c.req.valid("json");
        return c.json(await beginCodeApp(accountContext(c), currentPassword), 201);
      },
    )
    .post(
      "/account/code-app/confirm",
      guard({
        ...own,
        audit: "code-app-added",
        summary: "Show a code of the new authenticator app; from now on one is asked for.",
        answers: { 204: "It counts now." },
        problems: ["password-refused", "sign-in-way-off", "too-many-requests"],
      }),
      jsonBody(confirmCodeAppBody),
      async (c) => {
        await confirmCodeApp(accountContext(c), c.req.valid("json").code);
        return c.body(null, 204);
      },
    )
    .post(
      "/account/code-app/remove",
      guard({
        ...own,
        audit: "code-app-removed",
        summary: "Do without the authenticator app again.",
        answers: { 204: "Removed." },
        problems: ["password-refused", "sign-in-way-off", "too-many-requests", "unavailable"],
      }),
      jsonBody(confirmWithPasswordBody),
      async (c) => {
        await removeCodeApp(accountContext(c), c.req.valid("json").currentPassword);
        return c.body(null, 204);
      },
    );

function accountContext(c: RouteContext): AccountContext {
  return { ...signInContext(c), ...c.var.context, token: c.var.token };
}
