import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { uniqueSymbol } from "hono-openapi";
import { AppError } from "../domain/app-error.ts";
import { authenticate } from "../sign-in/sessions.ts";
import type { Actor } from "../use-cases/context.ts";
import { withCheckedWrites } from "./checked-writes.ts";
import { describeGuard } from "./describe-guard.ts";
import type { Env, RouteContext } from "./env.ts";
import { guardSymbol } from "./route-guard.ts";
import type { RouteGuard } from "./route-guard.ts";

const ordinaryBodyBytes = 1_000_000;

/** The first thing of every route: signs the person in, checks the right, bounds the body. */
export function guard(route: RouteGuard): MiddlewareHandler<Env> {
  const maxSize = route.largestBodyBytes ?? ordinaryBodyBytes;
  const refuse = () => {
    throw new AppError("body-too-large", "Send less at a time; nothing of it was kept.");
  };
  const limit = bodyLimit({ maxSize, onError: refuse });
  const middleware: MiddlewareHandler<Env> = async (c, next) => {
    if (route.right !== "none") await admit(c, route, route.right);
    const bytes = declaredBytes(c);
    if (bytes === null) {
      return limit(c, async () => {
        if (await hasUndeclaredBody(c)) checkMediaType(c);
        await next();
      });
    }
    if (bytes > 0) checkMediaType(c);
    return bytes > maxSize ? refuse() : next();
  };
  return Object.assign(middleware, {
    [guardSymbol]: route,
    [uniqueSymbol]: { spec: describeGuard(route) },
  });
}

type SignedInRight = Exclude<RouteGuard["right"], "none">;

async function admit(
  c: RouteContext,
  { beforeCodeApp }: RouteGuard,
  right: SignedInRight,
): Promise<void> {
  const { clock, ids, mailConfigured, renderPool, signIn } = c.var.deps;
  const token = /^Bearer ([\w-]{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (!token) throw new AppError("sign-in-required", "Sign in first.");
  const { actor, session, hasCodeApp } = await authenticate(c.var.deps.database, clock, token);
  const mustAddCodeApp = signIn.secondFactorRequired && session.way === "password" && !hasCodeApp;
  const database = withCheckedWrites(c.var.deps.database, clock, token, actor);
  c.set("context", { database, clock, ids, actor, mailConfigured, renderPool });
  c.set("token", token);
  c.set("mustAddCodeApp", mustAddCodeApp);
  if (mustAddCodeApp && !beforeCodeApp) {
    throw new AppError(
      "code-app-missing",
      "Add an authenticator app under Your account first. Until then nothing else is open to you here.",
    );
  }
  if (!mayPass(actor, right)) throw new AppError("right-missing", missingText[right]);
}

function mayPass(actor: Actor, right: SignedInRight): boolean {
  switch (right) {
    case "signed-in":
      return true;
    case "billingAccess":
      return actor.billingAccess;
    case "sendExport":
      return actor.billingAccess && actor.sendExport;
    case "admin":
      return actor.admin;
    case "billingAccess-or-admin":
      return actor.billingAccess || actor.admin;
  }
}

const missingText: Record<SignedInRight, string> = {
  "signed-in": "Sign in first.",
  billingAccess: "This needs the right to work on invoices (billing access). An admin can give it.",
  sendExport: "This needs the right to send and export invoices. An admin can give it.",
  admin: "Only an admin can do this.",
  "billingAccess-or-admin":
    "This needs the right to work on invoices (billing access) or that of an admin. An admin can give them.",
};

/** A body of another type would escape the browser's preflight, so it is not understood at all. */
function checkMediaType(c: RouteContext): void {
  const { method } = c.req;
  if (method === "GET" || method === "HEAD" || isJson(c)) return;
  throw new AppError("media-type-unknown", "Send the body as application/json.", [
    { location: "header.Content-Type", message: "This must be application/json." },
  ]);
}

function isJson(c: RouteContext): boolean {
  const mediaType = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  return mediaType === "application/json";
}

/** Node hands over a body for every POST, also when none was sent: without a length only reading it tells. */
async function hasUndeclaredBody(c: RouteContext): Promise<boolean> {
  if (isJson(c) || !c.req.raw.body) return false;
  return (await c.req.arrayBuffer()).byteLength > 0;
}

/**
 * The length that a request says its body has, which Node holds it to; null when it does not say. Looking at the body
 * itself would make a stream of it, which takes a large one twice as long.
 */
function declaredBytes(c: RouteContext): number | null {
  const length = c.req.header("content-length");
  const isChunked = c.req.header("transfer-encoding") !== undefined;
  return length === undefined || isChunked || !/^\d+$/.test(length) ? null : Number(length);
}
