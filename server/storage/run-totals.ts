import { sql } from "kysely";
import type { Money } from "#shared/wire/fields.ts";
import type { Database, Reader, Tx } from "./database.ts";
import { keyList } from "./key-list.ts";
import { invoiceVisibleTo } from "./visibility.ts";

/** Sums of one run in one currency (R4), in minor units. */
export interface CurrencySums {
  currency: string;
  invoiceCount: number;
  totalDueMinor: number;
  awaitingMinor: number;
  paidMinor: number;
}

/** A run's sums over what a person may see, by currency code, and how many invoices are hidden from them (R5). */
export interface RunSums {
  byCurrency: CurrencySums[];
  invoiceCount: number;
  hiddenInvoiceCount: number;
}

/** The one place that says what is due, awaited and paid of an invoice (R4). */
const sums = sql`count(*) as invoice_count,
  sum(case when status in ('voided', 'credited') then 0 else gross_minor end) as total_due_minor,
  sum(case when status in ('awaiting-payment', 'exported') then gross_minor - paid_minor else 0 end)
    as awaiting_minor,
  sum(case when status in ('voided', 'credited') then 0 else paid_minor end) as paid_minor`;

/** Stores a run's sums over public clients anew; called in each transaction that changes its invoices. */
export async function storeRunTotals(trx: Tx, runId: string): Promise<void> {
  await trx.deleteFrom("run_totals").where("run_id", "=", runId).execute();
  await sql`insert into run_totals
      (run_id, currency, invoice_count, total_due_minor, awaiting_minor, paid_minor)
    select run_id, currency, ${sums} from invoices
    where run_id = ${runId} and restricted = 0 group by run_id, currency`.execute(trx);
}

/** One more public invoice waits for payment: with thousands of them, adding is cheaper than storing anew. */
export async function addAwaiting(
  trx: Tx,
  runId: string,
  currency: string,
  amountMinor: number,
): Promise<void> {
  await trx
    .updateTable("run_totals")
    .set((eb) => ({ awaiting_minor: eb("awaiting_minor", "+", amountMinor) }))
    .where("run_id", "=", runId)
    .where("currency", "=", currency)
    .execute();
}

/** How large a run is over all its invoices, whoever sees them; amounts without their signs, by currency. */
export async function readRunSize(
  trx: Tx,
  runId: string,
): Promise<{ invoiceCount: number; sizes: Money[] }> {
  const { rows } = await sql<{ currency: string; invoice_count: number; size_minor: number }>`
    select currency, count(*) as invoice_count, sum(abs(gross_minor)) as size_minor
    from invoices where run_id = ${runId} group by currency`.execute(trx);
  return {
    invoiceCount: rows.reduce((count, row) => count + row.invoice_count, 0),
    sizes: rows.map((row) => ({ currency: row.currency, amountMinor: row.size_minor })),
  };
}

interface SumRow {
  run_id: string;
  currency: string;
  invoice_count: number;
  total_due_minor: number;
  awaiting_minor: number;
  paid_minor: number;
}

/** Stored sums, and live those of the few restricted invoices that the person may see (design §4, Totals). */
export async function findRunSums(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, RunSums>> {
  const runs = keyList(dialect, runIds);
  const stored = await reader
    .selectFrom("run_totals")
    .selectAll()
    .where("run_id", "in", runs)
    .execute();
  const restricted = await sql<SumRow & { seen: number }>`
    select run_id, currency, seen, ${sums} from (
      select invoices.*, case when ${invoiceVisibleTo(personId)} then 1 else 0 end as seen
      from invoices where restricted = 1 and run_id in ${runs}
    ) as restricted_invoices group by run_id, currency, seen`.execute(reader);
  const found = new Map<string, RunSums>(
    runIds.map((id) => [id, { byCurrency: [], invoiceCount: 0, hiddenInvoiceCount: 0 }]),
  );
  for (const row of stored) add(found.get(row.run_id), row);
  for (const row of restricted.rows) {
    const run = found.get(row.run_id);
    if (row.seen === 1) add(run, row);
    else if (run !== undefined) run.hiddenInvoiceCount += row.invoice_count;
  }
  for (const { byCurrency } of found.values()) {
    byCurrency.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }
  return found;
}

function add(run: RunSums | undefined, row: SumRow): void {
  if (run === undefined) return;
  run.invoiceCount += row.invoice_count;
  let one = run.byCurrency.find(({ currency }) => currency === row.currency);
  if (one === undefined) {
    const { currency } = row;
    one = { currency, invoiceCount: 0, totalDueMinor: 0, awaitingMinor: 0, paidMinor: 0 };
    run.byCurrency.push(one);
  }
  one.invoiceCount += row.invoice_count;
  one.totalDueMinor += row.total_due_minor;
  one.awaitingMinor += row.awaiting_minor;
  one.paidMinor += row.paid_minor;
}
