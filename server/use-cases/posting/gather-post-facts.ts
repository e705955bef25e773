import { addMonths } from "#shared/calendar.ts";
import { splitAddresses } from "#shared/email.ts";
import type { Entry } from "#shared/entry.ts";
import { sumByCurrency } from "#shared/money.ts";
import { compareText } from "#shared/names.ts";
import { totalsOf } from "#shared/totals.ts";
import type { Line } from "#shared/totals.ts";
import type { Language } from "#shared/language.ts";
import type { Money } from "#shared/wire/fields.ts";
import type { PreFlightItem } from "#shared/wire/post.ts";
import type { PostMethod } from "#shared/wire/run.ts";
import { draftLines, sameTotals } from "../../domain/draft-totals.ts";
import type { PostFacts, PostInvoiceFacts } from "../../domain/posting/post-facts.ts";
import type { Coverage } from "../../documents/coverage.ts";
import { checkExport, invoicesForLedger } from "../../export-formats/check-export.ts";
import type { ExportBlock } from "../../export-formats/check-export.ts";
import type {
  ExportableInvoice,
  ExportFormat,
  LedgerMapping,
} from "../../export-formats/export-format.ts";
import { findExportFormat } from "../../export-formats/registry.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Database, Reader } from "../../storage/database.ts";
import { listClientLanguages } from "../../storage/clients/client-language.ts";
import { listEntries } from "../../storage/entries.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import type { Firm } from "../../storage/firm/firm.ts";
import { countHiddenInvoices } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { findLedgerMapping } from "../../storage/posting/ledger-mappings.ts";
import { listLines } from "../../storage/posting/lines.ts";
import { areNumbersConfirmed } from "../../storage/posting/number-series.ts";
import { listClientAverages, listSeenInvoices } from "../../storage/posting/posting-invoices.ts";
import type { Run } from "../../storage/runs.ts";
import type { Actor } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";

export interface PostChoice {
  run: Run;
  actor: Pick<Actor, "personId" | "billingAccess" | "sendExport">;
  method: PostMethod;
  format: string | null;
  mailConfigured: boolean;
  /** What the fonts lack; asked when sending, which alone makes documents. */
  coverage: Coverage;
}

/** What `decidePost` decides on, and what posting then freezes. */
export interface GatheredPost {
  facts: PostFacts;
  invoices: Invoice[];
  /** By invoice id, as they will be frozen. */
  lines: Map<string, Line[]>;
  /** By client id. */
  languages: Map<string, Language>;
  /** Gross per currency, ordered by currency code. */
  totals: Money[];
  /** Invoices of zero that the ledger refuses are left out of the file (R20). */
  deliveredCount: number;
}

const invoicesPerSlice = 100;
const noMapping: LedgerMapping = {
  accounts: { time: null, expense: null, "fixed-fee": null },
  taxNames: {},
  currencies: [],
};

/** Reads everything that posting a run depends on, in slices, so that other requests have their turn. */
export async function gatherPostFacts(
  reader: Reader,
  dialect: Database["dialect"],
  { run, actor, method, format: formatId, mailConfigured, coverage }: PostChoice,
): Promise<GatheredPost> {
  const { personId } = actor;
  const firm = await readFirm(reader);
  const { periods, rates, defaultTaxCode } = await readBillingRules(reader);
  const invoices = await listSeenInvoices(reader, run.id, personId);
  const clientIds = new Set(invoices.map(({ clientId }) => clientId));
  const usual = firm.defaultLanguage;
  const languages = await listClientLanguages(reader, dialect, clientIds, usual);
  const averages = await listClientAverages(reader, run.id, personId, {
    after: addMonths(run.invoiceDate, -12),
    through: run.invoiceDate,
  });
  const format = method === "export" && formatId !== null ? findExportFormat(formatId) : null;
  const mapping = format && ((await findLedgerMapping(reader, format.id)) ?? noMapping);

  const lines = new Map<string, Line[]>();
  const invoiceFacts: PostInvoiceFacts[] = [];
  const blocks = new Map<string, ExportBlock>();
  const turn = fairTurns();
  for (let start = 0; start < invoices.length; start += invoicesPerSlice) {
    const slice = invoices.slice(start, start + invoicesPerSlice);
    const ids = slice.map(({ id }) => id);
    const entries = entriesByInvoice(await listEntries(reader, dialect, ids, defaultTaxCode));
    const frozen = await listLines(reader, ids);
    await turn();
    const exportable = slice.map((invoice): ExportableInvoice => {
      const detailLevel = invoice.detailLevel ?? run.detailLevel;
      const language = languages.get(invoice.clientId) ?? usual;
      const terms = { ...invoice, language, detailLevel };
      const ownLines =
        frozen.get(invoice.id) ?? draftLines(entries.get(invoice.id) ?? [], terms, rates);
      lines.set(invoice.id, ownLines);
      return { ...invoice, address: invoice.clientAddress, reference: run.name, lines: ownLines };
    });
    for (const [index, one] of exportable.entries()) {
      const invoice = slice[index];
      if (invoice === undefined) continue;
      const averageMinor = averages.get(`${invoice.clientId}|${invoice.currency}`) ?? null;
      const issued = invoice.number !== null;
      const totals = totalsOf(one.lines, { ...invoice, rates });
      invoiceFacts.push({
        ...invoice,
        issued,
        recipients: [...splitAddresses(invoice.email), ...splitAddresses(invoice.emailCc)],
        missingTaxCodes: issued ? [] : totals.missingTaxCodes,
        totalsHold: issued || sameTotals(totals, invoice),
        averageMinor,
        uncovered: method === "send" ? coverage(textsOf(invoice, one.lines)) : [],
        ledgerTaxMinor: format === null ? null : format.ledgerTaxMinor(one, rates),
      });
    }
    if (format !== null && mapping !== null)
      addBlocks(blocks, checkExport(format, exportable, mapping));
    await turn();
  }
  return {
    facts: {
      rights: actor,
      runStatus: run.status,
      invoiceCount: invoices.length,
      hiddenInvoiceCount: await countHiddenInvoices(reader, personId, run.id),
      method,
      availableMethods: mailConfigured ? ["send", "export"] : ["export"],
      formatKnown: method === "send" || format !== null,
      firm: { ...firm, uncovered: method === "send" ? coverage(firmTextsOf(firm)) : [] },
      numbersConfirmed: await areNumbersConfirmed(reader),
      periods,
      invoices: invoiceFacts,
      formatItems: [...blocks.values()]
        .sort((a, b) => compareText(a.code, b.code) || compareText(a.message, b.message))
        .map(formatItem),
    },
    invoices,
    lines,
    languages,
    totals: sumByCurrency(
      invoices.map(({ currency, grossMinor }) => ({ currency, amountMinor: grossMinor })),
    ),
    deliveredCount: deliveredCount(format, invoices),
  };
}

/** Everything on the document that somebody typed for this client. */
function textsOf(invoice: Invoice, lines: readonly Line[]): string[] {
  const { clientName, clientCode, clientAddress, clientTaxNumber, label } = invoice;
  const descriptions = lines.map(({ description }) => description);
  const taxNames = invoice.taxes.map(({ name }) => name);
  return [clientName, clientCode, ...clientAddress, clientTaxNumber, label].concat(
    descriptions,
    taxNames,
  );
}

function firmTextsOf({ name, address, taxNumbers, bank, paymentInstructions }: Firm): string[] {
  return [
    name,
    ...address,
    ...taxNumbers.flatMap(({ label, number }) => [label, number]),
    bank.accountHolder,
    bank.bankName,
    ...Object.values(paymentInstructions),
  ];
}

function deliveredCount(format: ExportFormat | null, invoices: readonly Invoice[]): number {
  return format === null ? invoices.length : invoicesForLedger(format, invoices).length;
}

function entriesByInvoice(rows: readonly { invoiceId: string; entry: Entry }[]) {
  const entries = new Map<string, Entry[]>();
  for (const { invoiceId, entry } of rows) {
    const known = entries.get(invoiceId);
    if (known === undefined) entries.set(invoiceId, [entry]);
    else known.push(entry);
  }
  return entries;
}

/** The same thing of several slices is told once. */
function addBlocks(known: Map<string, ExportBlock>, found: readonly ExportBlock[]): void {
  for (const block of found) {
    const before = known.get(block.message);
    const invoiceIds = [...(before?.invoiceIds ?? []), ...block.invoiceIds];
    known.set(block.message, { ...block, invoiceIds });
  }
}

function formatItem({ code, message, invoiceIds }: ExportBlock): PreFlightItem {
  const [only] = invoiceIds;
  return {
    code,
    severity: "block",
    message,
    invoiceId: invoiceIds.length === 1 && only !== undefined ? only : null,
    invoiceCount: invoiceIds.length,
  };
}
