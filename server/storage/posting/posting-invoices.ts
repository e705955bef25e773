import { sql } from "kysely";
import type { Database, Reader, Tx } from "../database.ts";
import { invoiceOf } from "../invoices.ts";
import type { Invoice } from "../invoices.ts";
import { keyList } from "../key-list.ts";
import { addAwaiting } from "../run-totals.ts";
import { invoiceVisibleTo } from "../visibility.ts";

/** Every invoice of a run that the person sees (R5). */
export async function listSeenInvoices(
  reader: Reader,
  runId: string,
  personId: string,
): Promise<Invoice[]> {
  const rows = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("invoices.run_id", "=", runId)
    .where(invoiceVisibleTo(personId))
    .orderBy("id")
    .execute();
  return rows.map(invoiceOf);
}

/** Every issued invoice of a run, whoever sees it, for what the server itself does with them. */
export async function listIssuedInvoices(reader: Reader, runId: string): Promise<Invoice[]> {
  const rows = await reader
    .selectFrom("invoices")
    .selectAll()
    .where("run_id", "=", runId)
    .where("number", "is not", null)
    .orderBy("id")
    .execute();
  return rows.map(invoiceOf);
}

/**
 * The average total of each client's issued invoices in a span of dates, for the clients of a run and as far as the
 * person sees them (R19): `clientId|currency` → minor units, not rounded.
 */
export async function listClientAverages(
  reader: Reader,
  runId: string,
  personId: string,
  span: { after: string; through: string },
): Promise<Map<string, number>> {
  const rows = await reader
    .selectFrom("invoices")
    .where("invoices.client_id", "in", (eb) =>
      eb.selectFrom("invoices as mine").where("mine.run_id", "=", runId).select("mine.client_id"),
    )
    .where("invoices.number", "is not", null)
    .where("invoices.status", "not in", ["voided", "credited"])
    .where("invoices.invoice_date", ">", span.after)
    .where("invoices.invoice_date", "<=", span.through)
    .where(invoiceVisibleTo(personId))
    .groupBy(["invoices.client_id", "invoices.currency"])
    .select(["invoices.client_id", "invoices.currency"])
    .select((eb) => eb.fn.avg<number>("invoices.gross_minor").as("average_minor"))
    .execute();
  return new Map(rows.map((row) => [`${row.client_id}|${row.currency}`, row.average_minor]));
}

/** Issues invoices: number, letterhead, approval by whom posts where nobody did, Approved or, for a total of zero, Paid (R14). */
export async function issueInvoices(
  trx: Tx,
  dialect: Database["dialect"],
  numbered: readonly { id: string; number: string; letterheadId: string }[],
  by: { personId: string; at: string },
): Promise<void> {
  const json = JSON.stringify(
    numbered.map(({ id, number, letterheadId }) => ({ id, number, letterhead_id: letterheadId })),
  );
  const rows =
    dialect === "sqlite"
      ? sql`(select value ->> 'id' as id, value ->> 'number' as number,
          value ->> 'letterhead_id' as letterhead_id from json_each(${json}))`
      : sql`json_to_recordset(${json}::json)`;
  const alias =
    dialect === "sqlite" ? sql`issued` : sql`issued(id text, number text, letterhead_id text)`;
  const { numAffectedRows } = await sql`
    update invoices set number = issued.number, letterhead_id = issued.letterhead_id, version = version + 1,
      status = case when gross_minor = 0 then 'paid' else 'approved' end,
      approved_by = coalesce(approved_by, ${by.personId}),
      approved_at = coalesce(approved_at, ${by.at})
    from ${rows} as ${alias}
    where invoices.id = issued.id and invoices.status in ('draft', 'approved')`.execute(trx);
  if (numAffectedRows !== BigInt(numbered.length)) {
    throw new Error("An invoice was changed while it was being issued.");
  }
}

/**
 * What becomes of the entries of issued invoices (R10, R14): billed, written off, released when carried as they are, or
 * billed in part when only some of their worth is carried.
 */
export async function billEntries(
  trx: Tx,
  dialect: Database["dialect"],
  invoiceIds: readonly string[],
): Promise<void> {
  const isReleased = sql`carried_minor <> 0 and billed_minor = 0 and write_on_off_minor = 0`;
  await sql`
    update entries set
      status = case
        when ${isReleased} then 'released'
        when carried_minor <> 0 then 'part-billed'
        when billed_minor = 0 and value_minor <> 0 then 'written-off'
        else 'billed' end,
      claimed = case when ${isReleased} then 0 else claimed end
    where status = 'in-draft' and invoice_id in ${keyList(dialect, invoiceIds)}`.execute(trx);
}

/** After the file is stored; invoices of zero are Paid already. */
export async function markExported(
  trx: Tx,
  dialect: Database["dialect"],
  invoiceIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable("invoices")
    .set((eb) => ({ status: "exported" as const, version: eb("version", "+", 1) }))
    .where("id", "in", keyList(dialect, invoiceIds))
    .where("status", "=", "approved")
    .execute();
}

/**
 * The invoice has reached its client: it waits for payment, and so do the sums of its run. One that was sent before
 * stays as it is. Gives the client whose team alone may read of it.
 */
export async function markSent(
  trx: Tx,
  invoiceId: string,
): Promise<{ restrictedClientId: string | null }> {
  const marked = await trx
    .updateTable("invoices")
    .set((eb) => ({ status: "awaiting-payment" as const, version: eb("version", "+", 1) }))
    .where("id", "=", invoiceId)
    .where("status", "=", "approved")
    .returning(["run_id", "client_id", "restricted", "currency", "gross_minor", "paid_minor"])
    .executeTakeFirst();
  if (marked === undefined) {
    const { client_id, restricted } = await trx
      .selectFrom("invoices")
      .select(["client_id", "restricted"])
      .where("id", "=", invoiceId)
      .executeTakeFirstOrThrow();
    return { restrictedClientId: restricted === 0 ? null : client_id };
  }
  const { run_id, client_id, restricted, currency, gross_minor, paid_minor } = marked;
  if (restricted !== 0) return { restrictedClientId: client_id };
  await addAwaiting(trx, run_id, currency, gross_minor - paid_minor);
  return { restrictedClientId: null };
}
