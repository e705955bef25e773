import type { Hono, MiddlewareHandler } from "hono";
import { findTargetHandler } from "hono/utils/handler";
import type { Env } from "./env.ts";
import { guardSymbol } from "./route-guard.ts";
import type { RouteGuard } from "./route-guard.ts";

export interface ListedRoute {
  method: string;
  path: string;
  /** null: whoever wrote the route forgot it; a test fails on that. */
  guard: RouteGuard | null;
}

/** Every route of the app with its guard; middleware for all methods is no route. */
export function listRoutes(app: Pick<Hono<Env>, "routes">): ListedRoute[] {
  const routes = new Map<string, ListedRoute>();
  for (const { method, path, handler } of app.routes) {
    if (method === "ALL") continue;
    const name = `${method} ${path}`;
    const known = routes.get(name) ?? { method, path, guard: null };
    routes.set(name, { ...known, guard: known.guard ?? guardOf(handler) });
  }
  return [...routes.values()];
}

function guardOf(handler: MiddlewareHandler<Env>): RouteGuard | null {
  const target = findTargetHandler(handler);
  // safe because only `guard` writes under this symbol
  return (target as { [guardSymbol]?: RouteGuard })[guardSymbol] ?? null;
}

/** The methods that some route has at this address. */
export function methodsAt(routes: readonly ListedRoute[], address: string): string[] {
  return routes.filter(({ path }) => fits(path, address)).map(({ method }) => method);
}

/** `:name` stands for any one part. */
function fits(path: string, address: string): boolean {
  const parts = address.split("/");
  const wanted = path.split("/");
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith(":") || part === parts[index])
  );
}
