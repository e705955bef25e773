import type { Language } from "#shared/language.ts";
import { compareEntries } from "#shared/grouping.ts";
import { compareText } from "#shared/names.ts";
import { rateInForce } from "#shared/tax.ts";
import type { Line } from "#shared/totals.ts";
import { draftLines } from "../../domain/draft-totals.ts";
import type { IssuedInvoice, IssuedLine } from "../../domain/issued-invoice.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { BillingRules } from "../../storage/billing-rules.ts";
import type { Database, Reader } from "../../storage/database.ts";
import { listEntries } from "../../storage/entries.ts";
import { readInvoiceLanguage, readInvoiceLetterhead } from "../../storage/firm/letterhead.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { listLines } from "../../storage/posting/lines.ts";
import { findRun } from "../../storage/runs.ts";

/** Everything that the document of an invoice shows, as it is stored now: of an issued one nothing changes any more. */
export async function documentFacts(
  reader: Reader,
  dialect: Database["dialect"],
  invoice: Invoice,
): Promise<IssuedInvoice> {
  const rules = await readBillingRules(reader);
  const language = await readInvoiceLanguage(reader, invoice);
  const firm = await readInvoiceLetterhead(reader, invoice, language);
  const entries = await entriesOf(reader, dialect, invoice, rules);
  const lines = await linesOf(reader, { ...invoice, language }, entries, rules);
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

type Entries = Awaited<ReturnType<typeof entriesOf>>;

async function entriesOf(
  reader: Reader,
  dialect: Database["dialect"],
  invoice: Invoice,
  { defaultTaxCode }: BillingRules,
) {
  const stored = await listEntries(reader, dialect, [invoice.id], defaultTaxCode);
  return stored.map(({ entry }) => entry).sort(compareEntries);
}

/** A draft's lines are computed, an issued invoice's are those frozen (R14). */
async function linesOf(
  reader: Reader,
  invoice: Invoice & { language: Language },
  entries: Entries,
  { rates }: BillingRules,
): Promise<Line[]> {
  if (invoice.number !== null) return (await listLines(reader, [invoice.id])).get(invoice.id) ?? [];
  const run = await findRun(reader, invoice.runId);
  const detailLevel = invoice.detailLevel ?? run?.detailLevel ?? "every-entry";
  return draftLines(entries, { ...invoice, detailLevel }, rates);
}

function supplyOf(entries: Entries, lines: readonly Line[]): IssuedInvoice["supply"] {
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
