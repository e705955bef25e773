import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import type { TrialPerson } from "#shared/wire/me.ts";
import { createRenderPool } from "./documents/rendering/render-pool.ts";
import { createApp } from "./http/app.ts";
import { requestLog, traceOf } from "./http/request-log.ts";
import { mailChannel } from "./posting/mail/mail-channel.ts";
import type { MailSettings } from "./posting/mail/mail-settings.ts";
import { testMailer } from "./posting/mail/test-mailer.ts";
import { prepareMails } from "./posting/mail/prepare-mails.ts";
import { makeDocuments } from "./use-cases/documents/make-documents.ts";
import { composePosting } from "./posting/delivery-loop.ts";
import type { Serve } from "./listen.ts";
import { composeSignIn } from "./sign-in/sign-in.ts";
import type { SignInSettings } from "./sign-in/sign-in.ts";
import type { Database } from "./storage/database.ts";
import { postRun } from "./use-cases/posting/post-run.ts";
import type { Clock, Ids } from "./use-cases/context.ts";

export const root = join(import.meta.dirname, "..");

export const systemClock: Clock = { now: () => new Date().toISOString() };
const systemIds: Ids = { next: () => randomUUID() };

export interface ServerParts {
  fetch: Serve;
  /** Resolves when everything that is due has been posted and handed over. */
  whenIdle(): Promise<void>;
  /** Lets the current hand-over finish; the database stays open. */
  stop(): Promise<void>;
}

/** Puts the API and the posting loop on a database; both compositions, production and trial, do it here. */
export function composeServer(options: {
  database: Database;
  logLevel: string;
  trialPeople: readonly TrialPerson[] | null;
  signIn: SignInSettings;
  clock?: Clock;
  /** How mail is sent; null: invoices can only be exported. */
  mail?: MailSettings | null;
  /** A font for alphabets that ours lack. */
  extraFontPath?: string | null;
}): ServerParts {
  const { database, trialPeople, signIn, clock = systemClock, extraFontPath = null } = options;
  const { mail = null } = options;
  const logger = pino({ level: options.logLevel, base: null });
  const renderPool = createRenderPool({ extraFontPath });
  const posting = composePosting({
    database,
    clock,
    ids: systemIds,
    renderPool,
    postRun,
    mail: mail && {
      channel: mailChannel({ database, clock, settings: mail, spread: Math.random }),
      prepare: (around) => {
        const draw = (ids: AsyncIterable<string>) => makeDocuments({ database, renderPool }, ids);
        const deps = { database, clock, ids: systemIds, makeDocuments: draw };
        return prepareMails(deps, around);
      },
    },
    onError: (error) => {
      logger.error(traceOf(error), "posting failed");
    },
  });
  const app = createApp({
    database,
    clock,
    ids: systemIds,
    log: requestLog(logger),
    version: readVersion(),
    renderPool,
    wakePosting: () => {
      posting.wake();
    },
    mailConfigured: mail !== null,
    testMailer: mail && testMailer(mail, clock),
    trialPeople,
    signIn: composeSignIn(signIn),
  });
  return {
    fetch: (request, connection = {}) => app.fetch(request, connection),
    whenIdle: () => posting.whenIdle(),
    stop: async () => {
      await posting.stop();
      await renderPool.close();
    },
  };
}

function readVersion(): string {
  // safe because package.json always has a version
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
