import type { Language } from "#shared/language.ts";
import { compareEntries } from "#shared/grouping.ts";
import type { Entry } from "#shared/entry.ts";
import { compareText } from "#shared/names.ts";
import { rateInForce } from "#shared/tax.ts";
import type { Line } from "#shared/totals.ts";
import { draftLines } from "../../domain/draft-totals.ts";
import type { IssuedInvoice, IssuedLine, Letterhead } from "../../domain/issued-invoice.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { BillingRules } from "../../storage/billing-rules.ts";
import type { Database, Reader } from "../../storage/database.ts";
import { listEntries } from "../../storage/entries.ts";
import { readInvoiceLanguage, readInvoiceLetterhead } from "../../storage/firm/letterhead.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { listLines } from "../../storage/posting/lines.ts";
import { findRun } from "../../storage/runs.ts";

/**
 * Everything that the documents of some invoices show, in their order, as it is stored now: of an issued one nothing
 * changes any more.
 */
export async function documentFacts(
  reader: Reader,
  dialect: Database["dialect"],
  invoices: readonly Invoice[],
): Promise<IssuedInvoice[]> {
  const rules = await readBillingRules(reader);
  const ids = invoices.map(({ id }) => id);
  const entries = Map.groupBy(
    await listEntries(reader, dialect, ids, rules.defaultTaxCode),
    ({ invoiceId }) => invoiceId,
  );
  const frozenLines = await listLines(reader, ids);
  const heads = new Map<string, Head>();
  const facts: IssuedInvoice[] = [];
  for (const invoice of invoices) {
    const headId = invoice.letterheadId ?? `client ${invoice.clientId}`;
    const head = heads.get(headId) ?? (await readHead(reader, invoice));
    heads.set(headId, head);
    const ownEntries = (entries.get(invoice.id) ?? [])
      .map(({ entry }) => entry)
      .sort(compareEntries);
    // A draft's lines are computed, an issued invoice's are those frozen (R14).
    const lines =
      invoice.number === null
        ? await linesOfDraft(reader, { ...invoice, ...head }, ownEntries, rules)
        : (frozenLines.get(invoice.id) ?? []);
    facts.push(factsOf(invoice, head, ownEntries, lines, rules));
  }
  return facts;
}

interface Head {
  language: Language;
  firm: Letterhead;
}

async function readHead(reader: Reader, invoice: Invoice): Promise<Head> {
  const language = await readInvoiceLanguage(reader, invoice);
  return { language, firm: await readInvoiceLetterhead(reader, invoice, language) };
}

async function linesOfDraft(
  reader: Reader,
  invoice: Invoice & Head,
  entries: readonly Entry[],
  { rates }: BillingRules,
): Promise<Line[]> {
  const run = await findRun(reader, invoice.runId);
  const detailLevel = invoice.detailLevel ?? run?.detailLevel ?? "every-entry";
  return draftLines(entries, { ...invoice, detailLevel }, rates);
}

function factsOf(
  invoice: Invoice,
  { language, firm }: Head,
  entries: readonly Entry[],
  lines: readonly Line[],
  rules: BillingRules,
): IssuedInvoice {
  return {
    language,
    isDraft: invoice.status === "draft",
    number: invoice.number,
    invoiceDate: invoice.invoiceDate,
    dueDate: invoice.dueDate,
    supply: supplyOf(entries, lines),
    reference: invoice.label,
    client: {
      name: invoice.clientName,
      code: invoice.clientCode,
      address: invoice.clientAddress,
      taxNumber: invoice.clientTaxNumber,
    },
    firm,
    currency: invoice.currency,
    pricesIncludeTax: invoice.pricesIncludeTax,
    lines: lines.map((line) => issuedLine(line, rules)),
    taxes: invoice.taxes,
    netMinor: invoice.netMinor,
    taxMinor: invoice.taxMinor,
    grossMinor: invoice.grossMinor,
  };
}

function supplyOf(entries: readonly Entry[], lines: readonly Line[]): IssuedInvoice["supply"] {
  const shown = new Set(lines.flatMap(({ entryKeys }) => entryKeys));
  const dates = entries
    .flatMap(({ key, date }) => (date !== null && shown.has(key) ? [date] : []))
    .sort(compareText);
  const [from] = dates;
  const to = dates.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function issuedLine(line: Line, { rates }: BillingRules): IssuedLine {
  const { kind, description, quantityMicro, unitPriceMicro, amountMinor, taxCode } = line;
  const rate = rateInForce(rates, taxCode, line.supplyDate);
  const ratesPpm = rate?.components.map(({ ratePpm }) => ratePpm) ?? [];
  return { kind, description, quantityMicro, unitPriceMicro, amountMinor, taxCode, ratesPpm };
}
