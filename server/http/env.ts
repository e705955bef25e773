import type { Context as HonoContext } from "hono";
import type { ProblemCode } from "#shared/wire/problem.ts";
import type { TrialPerson } from "#shared/wire/me.ts";
import type { Clock, Context, Ids } from "../use-cases/context.ts";
import type { Connection } from "../sign-in/client-address.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Database } from "../storage/database.ts";
import type { TestMailer } from "../posting/mail/test-mailer.ts";
import type { RenderPool } from "../documents/rendering/render-pool.ts";
import type { RequestLog } from "./request-log.ts";

/** What the routes are handed when the program is put together; nothing is ambient. */
export interface HttpDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: RequestLog;
  version: string;
  /** Draws the documents of invoices. */
  renderPool: RenderPool;
  /** Tells the posting loop that there is something to do. */
  wakePosting: () => void;
  /** Whether invoices can be sent by mail: the environment names a mail server. */
  mailConfigured: boolean;
  /** Sends a person the mail of an invoice to look at; null where no mail server is named. */
  testMailer: TestMailer | null;
  signIn: SignIn;
  /** Whom one can be with one click, in the trial; null everywhere else, where that sign-in does not exist. */
  trialPeople: readonly TrialPerson[] | null;
}

/** What a request carries. `context`, `token` and `mustAddCodeApp` are set by the guard of every route that needs a signed-in person. */
export interface Env {
  Bindings: Connection;
  Variables: {
    deps: HttpDeps;
    requestId: string;
    context: Context;
    token: string;
    /** The firm wants a second factor of people with a password, and this one has none yet. */
    mustAddCodeApp: boolean;
    problemCode?: ProblemCode;
  };
}

export type RouteContext = HonoContext<Env>;
