import { splitAddresses } from "#shared/email.ts";
import { billedMinor } from "#shared/entry.ts";
import { compareEntries } from "#shared/grouping.ts";
import type { PersonName } from "#shared/wire/fields.ts";
import type { InvoiceDetail, InvoiceSummary } from "#shared/wire/invoice.ts";
import { makerRefusal } from "../../domain/settings/approval.ts";
import { draftLines } from "../../domain/draft-totals.ts";
import { periodStateOf } from "../../domain/invoice-date.ts";
import { invoiceActions } from "../../domain/invoice-actions.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Reader } from "../../storage/database.ts";
import { listEntries } from "../../storage/entries.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { readInvoiceLanguage } from "../../storage/firm/letterhead.ts";
import { readNames } from "../../storage/firm/people.ts";
import { findInvoice } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { listLines } from "../../storage/posting/lines.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { invoiceNotFound } from "./require-invoice.ts";

/** Invoices as they stand in a list. */
export async function invoiceSummaries(
  reader: Reader,
  invoices: readonly Invoice[],
): Promise<InvoiceSummary[]> {
  const names = invoices.some(({ rejection }) => rejection !== null)
    ? await readNames(reader)
    : new Map<string, string>();
  return invoices.map((invoice) => invoiceSummary(invoice, names));
}

type Names = ReadonlyMap<string, string>;

function invoiceSummary(invoice: Invoice, names: Names): InvoiceSummary {
  const { id, runId, number, status, clientId, clientName, label, currency } = invoice;
  const { invoiceDate, invoiceDateOverridden, dueDate, entryCount, version } = invoice;
  const { netMinor, taxMinor, grossMinor } = invoice;
  return {
    id,
    runId,
    number,
    status,
    clientId,
    clientName,
    label,
    currency,
    invoiceDate,
    invoiceDateOverridden,
    dueDate,
    entryCount,
    netMinor,
    taxMinor,
    grossMinor,
    rejection: invoice.rejection && {
      by: personOf(names, invoice.rejection.byId),
      at: invoice.rejection.at,
      comment: invoice.rejection.comment,
    },
    version,
  };
}

function personOf(names: Names, id: string): PersonName {
  return { id, name: names.get(id) ?? "" };
}

/** An invoice opened: a draft's lines are computed, an issued one's are those frozen (R14). Throws `invoice-not-found`. */
export async function readInvoiceDetail(
  { database, actor }: Context,
  reader: Reader,
  invoiceId: string,
): Promise<InvoiceDetail> {
  const invoice = await findInvoice(reader, actor.personId, invoiceId);
  const run = invoice === null ? null : await findRun(reader, invoice.runId);
  if (invoice === null || run === null) throw invoiceNotFound();
  const { periods, rates, defaultTaxCode } = await readBillingRules(reader);
  const stored = await listEntries(reader, database.dialect, [invoiceId], defaultTaxCode);
  const entries = stored.map(({ entry }) => entry).sort(compareEntries);
  const language = await readInvoiceLanguage(reader, invoice);
  const detailLevel = invoice.detailLevel ?? run.detailLevel;
  const names = await readNames(reader);
  const { approvedBy, approvedAt } = invoice;
  return {
    ...invoiceSummary(invoice, names),
    approval:
      approvedBy === null || approvedAt === null
        ? null
        : { by: personOf(names, approvedBy), at: approvedAt },
    clientAddress: invoice.clientAddress,
    clientTaxNumber: invoice.clientTaxNumber,
    detailLevel,
    dueDateOverridden: invoice.dueDateOverridden,
    periodState: periodStateOf(periods, invoice.invoiceDate),
    recipients: {
      to: splitAddresses(invoice.email),
      cc: splitAddresses(invoice.emailCc),
    },
    byHand: invoice.byHand,
    lines:
      invoice.number === null
        ? draftLines(entries, { ...invoice, language, detailLevel }, rates)
        : ((await listLines(reader, [invoiceId])).get(invoiceId) ?? []),
    taxes: invoice.taxes,
    entries: entries.map((entry) => ({
      key: entry.key,
      kind: entry.kind,
      clientName: entry.clientName,
      date: entry.date,
      person: entry.person,
      partner: entry.partner,
      workItem: entry.workItem,
      description: entry.description,
      quantityMicro: entry.quantityMicro,
      rateMicro: entry.rateMicro,
      valueMinor: entry.valueMinor,
      writeOnOffMinor: entry.writeOnOffMinor,
      carriedMinor: entry.carriedMinor,
      billedMinor: billedMinor(entry),
    })),
    actions: invoiceActions({
      runStatus: run.status,
      status: invoice.status,
      issued: invoice.number !== null,
      maker: makerRefusal(await readFirm(reader), invoice, actor.personId),
    }),
  };
}
