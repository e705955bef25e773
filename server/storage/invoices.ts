import { sql } from "kysely";
import { joinAddresses } from "#shared/email.ts";
import type { RawBuilder, Selectable, SqlBool } from "kysely";
import type { DetailLevel } from "#shared/grouping.ts";
import type { TaxRow } from "#shared/totals.ts";
import type { InvoiceStatus } from "#shared/wire/invoice.ts";
import type { Database, Reader, Tx } from "./database.ts";
import { keyList } from "./key-list.ts";
import type { InvoicesTable } from "./tables.ts";
import { invoiceHiddenFrom, invoiceVisibleTo } from "./visibility.ts";

export interface Invoice {
  id: string;
  runId: string;
  clientId: string;
  /** Of a private or hidden client (R5). */
  restricted: boolean;
  currency: string;
  label: string;
  status: InvoiceStatus;
  number: string | null;
  invoiceDate: string;
  invoiceDateOverridden: boolean;
  dueDate: string;
  dueDateOverridden: boolean;
  termsDays: number;
  /** null: the run's. */
  detailLevel: DetailLevel | null;
  clientName: string;
  clientNameKey: string;
  clientCode: string;
  clientAddress: string[];
  clientTaxNumber: string;
  email: string;
  emailCc: string;
  /** Delivered otherwise than by mail when its run is sent. */
  byHand: boolean;
  /** The firm as it stood on it when it was issued. */
  letterheadId: string | null;
  /** The PDF, from the first sending on. */
  documentId: string | null;
  pricesIncludeTax: boolean;
  taxes: TaxRow[];
  missingTaxCodes: string[];
  entryCount: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  paidMinor: number;
  approvedBy: string | null;
  approvedAt: string | null;
  /** Everybody who made or changed the draft (R15). */
  makerIds: string[];
  /** Why somebody did not approve it; null once it is changed or approved (R15). */
  rejection: { byId: string; at: string; comment: string } | null;
  version: number;
}

/** An invoice that the person may see (R5). */
export async function findInvoice(
  reader: Reader,
  personId: string,
  id: string,
): Promise<Invoice | null> {
  const row = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("invoices.id", "=", id)
    .where(invoiceVisibleTo(personId))
    .executeTakeFirst();
  return row === undefined ? null : invoiceOf(row);
}

/** Those of these invoices of a run that the person may see (R5). */
export async function findInvoices(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  wanted: { runId: string; ids: Iterable<string> },
): Promise<Invoice[]> {
  const rows = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("invoices.run_id", "=", wanted.runId)
    .where("invoices.id", "in", keyList(dialect, wanted.ids))
    .where(invoiceVisibleTo(personId))
    .orderBy("client_name_key")
    .orderBy("id")
    .execute();
  return rows.map(invoiceOf);
}

export interface InvoiceCursor {
  clientNameKey: string;
  id: string;
}

/** A page of a run's invoices that the person may see, by client name. */
export async function listInvoices(
  reader: Reader,
  personId: string,
  wanted: { runId: string; after: InvoiceCursor | null; limit: number },
): Promise<Invoice[]> {
  let query = reader
    .selectFrom("invoices")
    .selectAll()
    .where("invoices.run_id", "=", wanted.runId)
    .where(invoiceVisibleTo(personId))
    .orderBy("client_name_key")
    .orderBy("id")
    .limit(wanted.limit);
  const { after } = wanted;
  if (after !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("client_name_key", "id"), ">", tuple(after.clientNameKey, after.id)),
    );
  }
  return (await query.execute()).map(invoiceOf);
}

/** Every invoice of a run, whoever sees it: for what the server itself does with all of them. */
export async function listRunInvoices(reader: Reader, runId: string): Promise<Invoice[]> {
  const rows = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("run_id", "=", runId)
    .orderBy("client_name_key")
    .orderBy("id")
    .execute();
  return rows.map(invoiceOf);
}

/** Invoices by id, whoever sees them: for changes that reach all invoices of a run. */
export async function listInvoicesById(
  reader: Reader,
  dialect: Database["dialect"],
  ids: Iterable<string>,
): Promise<Invoice[]> {
  const rows = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("id", "in", keyList(dialect, ids))
    .orderBy("id")
    .execute();
  return rows.map(invoiceOf);
}

/** Draft invoices of these clients in a run, which further rows may join. */
export async function listJoinableInvoices(
  reader: Reader,
  dialect: Database["dialect"],
  runId: string,
  clientIds: Iterable<string>,
): Promise<Invoice[]> {
  const rows = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("run_id", "=", runId)
    .where("status", "=", "draft")
    .where("client_id", "in", keyList(dialect, clientIds))
    .orderBy("id")
    .execute();
  return rows.map(invoiceOf);
}

/** How many invoices of a run are hidden from the person (R5). */
export function countHiddenInvoices(
  reader: Reader,
  personId: string,
  runId: string,
): Promise<number> {
  return countInvoices(reader, runId, invoiceHiddenFrom(personId));
}

/** How many approved invoices of a run the person sees. */
export function countApprovedInvoices(
  reader: Reader,
  personId: string,
  runId: string,
): Promise<number> {
  const isApproved = sql<SqlBool>`status = 'approved' and number is null`;
  return countInvoices(reader, runId, isApproved, invoiceVisibleTo(personId));
}

/** Issued invoices of a run that the person sees; in a draft run those that came from another one (R20). */
export function countIssuedInvoices(
  reader: Reader,
  personId: string,
  runId: string,
): Promise<number> {
  const isIssued = sql<SqlBool>`number is not null`;
  return countInvoices(reader, runId, isIssued, invoiceVisibleTo(personId));
}

/** Rejected drafts of a run that the person sees (R15). */
export function countRejectedInvoices(
  reader: Reader,
  personId: string,
  runId: string,
): Promise<number> {
  const isRejected = sql<SqlBool>`rejected_by is not null`;
  return countInvoices(reader, runId, isRejected, invoiceVisibleTo(personId));
}

async function countInvoices(
  reader: Reader,
  runId: string,
  ...conditions: RawBuilder<SqlBool>[]
): Promise<number> {
  const { count } = await reader
    .selectFrom("invoices")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("run_id", "=", runId)
    .where((eb) => eb.and(conditions))
    .executeTakeFirstOrThrow();
  return count;
}

/** What a change of a draft may write; totals are those of its lines. */
export type InvoiceChanges = Partial<
  Pick<
    Selectable<InvoicesTable>,
    | "run_id"
    | "email"
    | "email_cc"
    | "by_hand"
    | "status"
    | "invoice_date"
    | "invoice_date_overridden"
    | "due_date"
    | "due_date_overridden"
    | "detail_level"
    | "taxes"
    | "missing_tax_codes"
    | "entry_count"
    | "net_minor"
    | "tax_minor"
    | "gross_minor"
    | "approved_by"
    | "approved_at"
    | "rejected_by"
    | "rejected_at"
    | "rejection_comment"
  >
>;

/** Writes what changed and counts the change; `makerId` is who changed what the client gets. */
export async function saveInvoice(
  trx: Tx,
  id: string,
  changes: InvoiceChanges,
  makerId: string | null = null,
): Promise<void> {
  await trx
    .updateTable("invoices")
    .set((eb) => ({
      ...(makerId === null ? {} : madeBy(makerId)),
      ...changes,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/** Approves drafts, which takes a rejection away (R14, R15). */
export async function saveApproval(
  trx: Tx,
  dialect: Database["dialect"],
  ids: Iterable<string>,
  { by, at }: { by: string; at: string },
): Promise<void> {
  await trx
    .updateTable("invoices")
    .set((eb) => ({
      status: "approved",
      approved_by: by,
      approved_at: at,
      ...notRejected,
      version: eb("version", "+", 1),
    }))
    .where("id", "in", keyList(dialect, ids))
    .execute();
}

/** Who changes a draft is one of its makers from then on, and nobody has looked at the change yet (R15). */
export function madeBy(personId: string) {
  const makers = sql<string>`case when makers like ${`%${personId}%`} then makers
    else makers || ${` ${personId}`} end`;
  return { makers, ...notRejected };
}

const notRejected = { rejected_by: null, rejected_at: null, rejection_comment: null };

/** Deletes drafts with their entries, which are unbilled again (R16). */
export async function deleteInvoices(
  trx: Tx,
  dialect: Database["dialect"],
  ids: Iterable<string>,
): Promise<void> {
  const list = keyList(dialect, ids);
  await trx.deleteFrom("entries").where("invoice_id", "in", list).execute();
  await trx.deleteFrom("invoices").where("id", "in", list).execute();
}

/** To whom the invoice is sent; belongs to the delivery, so it may change on an issued one too (R13). */
export async function saveRecipients(
  trx: Tx,
  invoiceId: string,
  recipients: { to: readonly string[]; cc: readonly string[] },
): Promise<void> {
  await trx
    .updateTable("invoices")
    .set((eb) => ({
      email: joinAddresses(recipients.to),
      email_cc: joinAddresses(recipients.cc),
      version: eb("version", "+", 1),
    }))
    .where("id", "=", invoiceId)
    .execute();
}

export function invoiceOf(row: Selectable<InvoicesTable>): Invoice {
  return {
    id: row.id,
    runId: row.run_id,
    clientId: row.client_id,
    restricted: row.restricted === 1,
    currency: row.currency,
    label: row.label,
    status: row.status,
    number: row.number,
    invoiceDate: row.invoice_date,
    invoiceDateOverridden: row.invoice_date_overridden === 1,
    dueDate: row.due_date,
    dueDateOverridden: row.due_date_overridden === 1,
    termsDays: row.terms_days,
    // safe because only levels of detail are written here
    detailLevel: row.detail_level as DetailLevel | null,
    clientName: row.client_name,
    clientNameKey: row.client_name_key,
    clientCode: row.client_code,
    // safe because only lists of lines are written here
    clientAddress: JSON.parse(row.client_address) as string[],
    clientTaxNumber: row.client_tax_number,
    email: row.email,
    emailCc: row.email_cc,
    byHand: row.by_hand === 1,
    letterheadId: row.letterhead_id,
    documentId: row.document_id,
    pricesIncludeTax: row.prices_include_tax === 1,
    // safe because only what totalsOf gives is written here
    taxes: JSON.parse(row.taxes) as TaxRow[],
    // safe because only what totalsOf gives is written here
    missingTaxCodes: JSON.parse(row.missing_tax_codes) as string[],
    entryCount: row.entry_count,
    netMinor: row.net_minor,
    taxMinor: row.tax_minor,
    grossMinor: row.gross_minor,
    paidMinor: row.paid_minor,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    makerIds: row.makers.split(" "),
    rejection: rejectionOf(row),
    version: row.version,
  };
}

function rejectionOf(row: Selectable<InvoicesTable>): Invoice["rejection"] {
  const { rejected_by: byId, rejected_at: at, rejection_comment: comment } = row;
  return byId === null || at === null || comment === null ? null : { byId, at, comment };
}
