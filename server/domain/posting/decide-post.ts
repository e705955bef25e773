import type { PreFlightCode, PreFlightItem } from "#shared/wire/post.ts";
import { AppError } from "../app-error.ts";
import { periodRefusal } from "../invoice-date.ts";
import { unconfirmedNumbers } from "../number-series.ts";
import type { PostFacts, PostInvoiceFacts, RunPostFacts } from "./post-facts.ts";
import { invoiceItems, uncoveredSentence } from "./post-invoice-rules.ts";

export interface PostDecision {
  allowed: boolean;
  /** The first thing that blocks, in words; null when nothing does. */
  reason: string | null;
  items: PreFlightItem[];
}

/** Whether posting may be offered (R18): for showing in a list or a detail. `decidePost` begins with the same. */
export function decidePostOfRun(facts: RunPostFacts): PostDecision {
  return decisionOf(runItems(facts));
}

/**
 * Whether a run may be posted, and what a person should know first (R18, R19). The same answer is shown before and
 * enforced inside the posting transaction. Says of hidden invoices only how many there are (P11).
 */
export function decidePost(facts: PostFacts): PostDecision {
  return decisionOf([
    ...runItems(facts),
    ...methodItems(facts),
    ...dateItems(facts),
    ...invoiceItems(facts),
    ...facts.formatItems,
  ]);
}

/** The refusal that enforces a decision; null when it allows. */
export function refusalOf(decision: PostDecision): AppError | null {
  if (decision.allowed) return null;
  const blocking = decision.items.filter(({ severity }) => severity === "block");
  const code = blocking[0]?.code;
  return new AppError(
    code === "no-right" ? "right-missing" : code === "not-draft" ? "run-not-draft" : "post-blocked",
    decision.reason ?? "This run cannot be posted now.",
    blocking.map(({ message, invoiceId }) => ({
      location: invoiceId === null ? "run" : `invoice:${invoiceId}`,
      message,
    })),
  );
}

function decisionOf(items: PreFlightItem[]): PostDecision {
  const blocking = items.filter(({ severity }) => severity === "block");
  const reason = blocking[0]?.message ?? null;
  const ordered = [...blocking, ...items.filter(({ severity }) => severity === "warn")];
  return { allowed: reason === null, reason, items: ordered };
}

function runItems(facts: RunPostFacts): PreFlightItem[] {
  const items: PreFlightItem[] = [];
  if (!facts.rights.billingAccess || !facts.rights.sendExport) {
    items.push(
      block(
        "no-right",
        "You need the right to send and export, together with billing access, to post a run. An admin can give it.",
      ),
    );
  }
  if (facts.runStatus !== "draft") {
    const state = facts.runStatus === "posted" ? "has been posted" : "is being posted";
    items.push(block("not-draft", `This run ${state} already.`));
    return items;
  }
  if (facts.hiddenInvoiceCount > 0) items.push(hiddenItem(facts.hiddenInvoiceCount));
  if (facts.invoiceCount + facts.hiddenInvoiceCount === 0) {
    items.push(block("no-invoice", "This run has no invoice yet. Add rows to it first."));
  }
  return items;
}

function hiddenItem(count: number): PreFlightItem {
  const message =
    count === 1
      ? "1 invoice in this run is hidden from you. Someone who sees it can post the run or move it to another draft run."
      : `${count} invoices in this run are hidden from you. Someone who sees them can post the run or move them to another draft run.`;
  return { ...block("hidden-invoices", message), invoiceCount: count };
}

function methodItems(facts: PostFacts): PreFlightItem[] {
  const items: PreFlightItem[] = [];
  if (!facts.availableMethods.includes(facts.method)) {
    const message =
      facts.method === "send"
        ? "Mail is not set up, so invoices cannot be sent. Choose Export, or ask an admin to set up mail."
        : "Exporting is not set up. Ask an admin.";
    items.push(block("method-unavailable", message));
  } else if (facts.method === "send" && facts.firm.fromAddress === "") {
    const message =
      "The firm's own e-mail address is missing. An admin can enter it under Invoices and mail.";
    items.push(block("no-sender", message));
  }
  if (!facts.formatKnown) {
    items.push(block("no-format", "Choose the format of the export file."));
  }
  if (facts.firm.address.every((line) => line.trim() === "")) {
    items.push(
      block("no-firm-address", "The firm's address is missing. An admin can enter it under Firm."),
    );
  }
  if (!facts.numbersConfirmed && facts.invoices.some(({ issued }) => !issued)) {
    items.push(block("numbers-unconfirmed", unconfirmedNumbers));
  }
  if (facts.firm.uncovered.length > 0) {
    const message = `The firm's own name, address or payment details have ${uncoveredSentence(facts.firm.uncovered)}`;
    items.push(block("uncovered-characters", message));
  }
  return items;
}

/** One item a date, because one change of date or period mends them all. */
function dateItems({ invoices, periods }: PostFacts): PreFlightItem[] {
  const byDate = new Map<string, PostInvoiceFacts[]>();
  for (const invoice of invoices) {
    // What was issued keeps its date, whatever became of its period.
    if (invoice.issued) continue;
    const sameDate = byDate.get(invoice.invoiceDate);
    if (sameDate === undefined) byDate.set(invoice.invoiceDate, [invoice]);
    else sameDate.push(invoice);
  }
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([date, dated]) => {
      const refusal = periodRefusal(periods, date);
      if (refusal === null) return [];
      const [first] = dated;
      const only = dated.length === 1 && first !== undefined ? first : null;
      const what =
        only === null ? `${dated.length} invoices are` : `${only.clientName}: the invoice is`;
      const isMissing = refusal.code === "period-missing";
      const why = isMissing
        ? "for which there is no period. Choose another date, or ask an admin to add the period."
        : "which lies in a closed period. Choose another date, or ask an admin to reopen the period.";
      return [
        {
          code: isMissing ? ("no-period" as const) : ("period-closed" as const),
          severity: "block" as const,
          message: `${what} dated ${date}, ${why}`,
          invoiceId: only?.id ?? null,
          invoiceCount: dated.length,
        },
      ];
    });
}

function block(code: PreFlightCode, message: string): PreFlightItem {
  return { code, severity: "block", message, invoiceId: null, invoiceCount: 0 };
}
