import { createApp } from "../../server/http/app.ts";
import type { App } from "../../server/http/app.ts";
import type { HttpDeps } from "../../server/http/env.ts";
import type { RequestLog } from "../../server/http/request-log.ts";
import { startSession } from "../../server/sign-in/sessions.ts";
import type { SignIn } from "../../server/sign-in/sign-in.ts";
import type { Actor } from "../../server/use-cases/context.ts";
import type { Problem } from "#shared/wire/problem.ts";
import type { Store } from "./stores.ts";

export const silentLog: RequestLog = { answered: () => undefined, failed: () => undefined };

/** Nobody signs in: for tests that are not about it. */
export const noSignIn: SignIn = {
  passwords: null,
  codeSecrets: null,
  secondFactorRequired: false,
  openid: null,
  addressOf: () => null,
};

/** The API on a store, without a port. */
export function appOn(store: Store, deps: Partial<HttpDeps> = {}): App {
  return createApp({
    database: store.database,
    clock: store.clock,
    ids: store.ids,
    log: silentLog,
    version: "0.0.0",
    renderPool: store.renderPool,
    wakePosting: () => undefined,
    mailConfigured: false,
    testMailer: null,
    trialPeople: null,
    signIn: noSignIn,
    ...deps,
  });
}

/** A request as this person, or as nobody; a body is sent as JSON, `text` as it is. */
export type Send = (
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  options?: SendOptions,
) => Promise<Response>;

interface SendOptions {
  body?: unknown;
  text?: string;
  version?: number;
  headers?: Record<string, string>;
}

export async function signedIn(store: Store, app: App, actor: Actor): Promise<Send> {
  return withToken(app, await tokenFor(store, actor));
}

export async function tokenFor(store: Store, actor: Actor): Promise<string> {
  return (await startSession(store.database, store.clock, actor.personId, "password")).token;
}

export function withToken(app: App, token: string): Send {
  return sender(app, { authorization: `Bearer ${token}` });
}

export function signedOut(app: App): Send {
  return sender(app, {});
}

function sender(app: App, always: Record<string, string>): Send {
  return async (method, path, { body, text, version, headers = {} } = {}) => {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    return app.request(`/api/${path}`, {
      method,
      headers: {
        ...always,
        ...(content === undefined ? {} : { "content-type": "application/json" }),
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
  };
}

/** The problem of an answer; throws when it is none. */
export async function problemIn(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type");
  if (!type?.startsWith("application/problem+json")) {
    throw new Error(`Status ${response.status} came with ${type}: ${await response.text()}`);
  }
  // safe because the media type says so
  return (await response.json()) as Problem;
}
