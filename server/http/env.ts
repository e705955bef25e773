import type { Context as HonoContext } from "hono";
import type { ProblemCode } from "#shared/wire/problem.ts";
import type { Clock, Context, Ids } from "../use-cases/context.ts";
import type { Database } from "../storage/database.ts";
import type { RequestLog } from "./request-log.ts";

/** What the routes are handed when the program is put together; nothing is ambient. */
export interface HttpDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: RequestLog;
  version: string;
  /** Mounts the one-click sign-in of the trial. */
  trial: boolean;
}

/** What a request carries. `context` and `token` are set by the guard of every route that needs a signed-in person. */
export interface Env {
  Variables: {
    deps: HttpDeps;
    requestId: string;
    context: Context;
    token: string;
    problemCode?: ProblemCode;
  };
}

export type RouteContext = HonoContext<Env>;
