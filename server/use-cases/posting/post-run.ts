import { splitAddresses } from "#shared/email.ts";
import type { Language } from "#shared/language.ts";
import type { AppError } from "../../domain/app-error.ts";
import { decidePost, refusalOf } from "../../domain/posting/decide-post.ts";
import { compareForNumbering, numbersOf } from "../../domain/posting/numbering.ts";
import type { Coverage } from "../../documents/coverage.ts";
import type { RenderPool } from "../../documents/rendering/render-pool.ts";
import { finishPosting } from "../../posting/finish-delivery.ts";
import { findActingPerson } from "./acting-person.ts";
import { writeAudit, writeAudits } from "../../storage/audit.ts";
import type { AuditEvent } from "../../storage/audit.ts";
import type { Database, Tx } from "../../storage/database.ts";
import { keepLetterhead } from "../../storage/firm/letterhead.ts";
import { insertDeliveries } from "../../storage/posting/deliveries.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { insertLines } from "../../storage/posting/lines.ts";
import { takeNumbers } from "../../storage/posting/number-series.ts";
import { billEntries, issueInvoices, markSent } from "../../storage/posting/posting-invoices.ts";
import { findPosting, savePostingState } from "../../storage/posting/postings.ts";
import type { Posting } from "../../storage/posting/postings.ts";
import { saveRunDraftAgain } from "../../storage/posting/run-status.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { findRun } from "../../storage/runs.ts";
import type { Clock, Ids } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";
import { gatherPostFacts } from "./gather-post-facts.ts";
import type { GatheredPost } from "./gather-post-facts.ts";
import { refuseIfChanged } from "./request-post.ts";

interface PostRunDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
  /** Whether a mail server is set up. */
  mailConfigured: boolean;
  /** Knows which characters the fonts have. */
  renderPool: Pick<RenderPool, "loadCoverage">;
  onError(error: unknown): void;
}

/**
 * Posts a run whose intent is due (R14, R18, R20): all or nothing, in one transaction, under the rights of now. What
 * may not be posted goes back to Draft with the reason. A posting that is not held is left alone, so this may be
 * called again at any time.
 */
export async function postRun(deps: PostRunDeps, runId: string): Promise<void> {
  const { database, clock } = deps;
  try {
    const coverage = await deps.renderPool.loadCoverage();
    await database.write((trx) => postInTransaction({ ...deps, coverage }, trx, runId));
  } catch (error) {
    // The transaction has rolled back and nothing is numbered, so the run can go back to Draft.
    deps.onError(error);
    const reason = "Something went wrong on our side. Nothing was posted; try again.";
    await database.write(async (trx) => {
      const posting = await findPosting(trx, runId);
      if (posting?.state === "held") {
        await refuse(trx, posting, { code: "internal", message: reason }, clock.now());
      }
    });
  }
}

async function postInTransaction(
  deps: PostRunDeps & { coverage: Coverage },
  trx: Tx,
  runId: string,
): Promise<void> {
  const { database, clock, mailConfigured, coverage } = deps;
  const at = clock.now();
  const posting = await findPosting(trx, runId);
  if (posting?.state !== "held" || posting.dueAt > at) return;
  const run = await findRun(trx, runId);
  const actor = await findActingPerson(trx, posting.personId);
  if (run === null || actor === null) throw new Error("A posting without its run or person.");
  const { method, format } = posting;
  // The run is Posting because of this very intent; for the decision it is the draft that it was.
  const draft = { ...run, status: "draft" as const };
  const choice = { run: draft, actor, method, format, mailConfigured, coverage };
  const gathered = await gatherPostFacts(trx, database.dialect, choice);
  const refusal = refusalOf(decidePost(gathered.facts)) ?? refuseIfChanged(gathered, posting);
  if (refusal !== null) return refuse(trx, posting, refusal, at);

  await savePostingState(trx, runId, "held", "working");
  await issue(deps, trx, posting, gathered, at);
  await storeRunTotals(trx, runId);
  await queueDeliveries(deps, trx, posting, gathered, at);
  await settleByHand(trx, posting, gathered);
  await finishPosting(trx, runId, at);
}

const invoicesPerSlice = 250;

/** Lines first, then numbers: from the number on everything is frozen, by triggers too (R14). */
async function issue(
  { database }: PostRunDeps,
  trx: Tx,
  posting: Posting,
  { invoices, lines, languages }: GatheredPost,
  at: string,
): Promise<void> {
  const { dialect } = database;
  const { personId } = posting;
  // What was issued in another run keeps its number.
  const ordered = invoices.filter(({ number }) => number === null).toSorted(compareForNumbering);
  const numbers = numbersOf(await takeNumbers(trx, "invoice", ordered.length));
  const letterheads = new Map<Language, string>();
  for (const language of new Set(languages.values())) {
    letterheads.set(language, await keepLetterhead(trx, language, at));
  }
  const letterheadOf = ({ clientId }: Invoice): string => {
    const language = languages.get(clientId);
    const id = language && letterheads.get(language);
    if (id === undefined) throw new Error("An invoice without a language.");
    return id;
  };
  const turn = fairTurns();
  for (let start = 0; start < ordered.length; start += invoicesPerSlice) {
    const slice = ordered.slice(start, start + invoicesPerSlice).map((invoice, index) => ({
      ...invoice,
      number: numbers[start + index] ?? "",
      letterheadId: letterheadOf(invoice),
    }));
    await insertLines(
      trx,
      dialect,
      slice.map(({ id }) => ({ invoiceId: id, lines: lines.get(id) ?? [] })),
    );
    await turn();
    await billEntries(
      trx,
      dialect,
      slice.map(({ id }) => id),
    );
    await turn();
    await issueInvoices(trx, dialect, slice, { personId, at });
    await turn();
    await writeAudits(
      trx,
      dialect,
      slice.map((invoice) => issuedEvent(invoice, personId, at)),
    );
    await turn();
  }
}

function issuedEvent(invoice: Invoice, personId: string, at: string): AuditEvent {
  return {
    at,
    personId,
    action: "invoice-issued",
    subject: `invoice:${invoice.id}`,
    before: { status: invoice.status },
    after: {
      status: "issued",
      number: invoice.number,
      invoiceDate: invoice.invoiceDate,
      currency: invoice.currency,
      grossMinor: invoice.grossMinor,
    },
    restrictedClientId: invoice.restricted ? invoice.clientId : null,
  };
}

/**
 * One for the run's file when exporting, one for each invoice when sending; none for what is settled by itself. What a
 * person delivers otherwise is settled by hand from the start.
 */
async function queueDeliveries(
  { database, ids }: PostRunDeps,
  trx: Tx,
  { runId, method }: Posting,
  { invoices, deliveredCount }: GatheredPost,
  at: string,
): Promise<void> {
  if (method === "export") {
    if (deliveredCount === 0) return;
    const delivery = { id: ids.next(), runId, invoiceId: null, channel: "export" as const };
    await insertDeliveries(trx, database.dialect, [delivery], at);
    return;
  }
  const deliveries = invoices
    .filter(({ grossMinor }) => grossMinor !== 0)
    .toSorted(compareForNumbering)
    .map((invoice) => ({
      id: ids.next(),
      runId,
      invoiceId: invoice.id,
      channel: "mail" as const,
      recipients: { to: splitAddresses(invoice.email), cc: splitAddresses(invoice.emailCc) },
      ...(invoice.byHand ? { state: "settled" as const, message: "To be delivered by hand." } : {}),
    }));
  await insertDeliveries(trx, database.dialect, deliveries, at);
}

/** What a person delivers otherwise waits for payment from now on. */
async function settleByHand(trx: Tx, { method }: Posting, { invoices }: GatheredPost) {
  if (method === "export") return;
  for (const { id, byHand } of invoices) if (byHand) await markSent(trx, id);
}

/** The audit keeps the kind of refusal only: its words may speak of invoices that not everyone sees (R5). */
async function refuse(
  trx: Tx,
  { runId, personId }: Posting,
  { code, message }: Pick<AppError, "code" | "message">,
  at: string,
): Promise<void> {
  await savePostingState(trx, runId, "held", "refused", message);
  await saveRunDraftAgain(trx, runId);
  await writeAudit(trx, {
    at,
    personId,
    action: "run-post-refused",
    subject: `run:${runId}`,
    before: { status: "posting" },
    after: { status: "draft", code },
  });
}
