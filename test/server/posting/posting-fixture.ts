import type { Selectable } from "kysely";
import type { PostRunBody } from "#shared/wire/post.ts";
import { composePosting } from "../../../server/posting/delivery-loop.ts";
import type { PostingLoop } from "../../../server/posting/delivery-loop.ts";
import { storeRunTotals } from "../../../server/storage/run-totals.ts";
import type { ClientsTable, InvoicesTable, RunsTable } from "../../../server/storage/tables.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { postRun } from "../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../server/use-cases/posting/request-post.ts";
import {
  newClient,
  newEntry,
  newFirm,
  newInvoice,
  newNumberSeries,
  newPeriod,
  newRun,
  newTaxRate,
} from "../factories.ts";
import type { Store } from "../stores.ts";

type Client = Selectable<ClientsTable>;
type Run = Selectable<RunsTable>;
type Invoice = Selectable<InvoicesTable>;

/** A firm with an open November, a closed October, a tax rate and a ledger that knows all of it. */
export async function newFirmToPost(store: Store, approval: "none" | "always" = "none") {
  await newFirm(store, { approval });
  await newPeriod(store);
  await newPeriod(store, { starts_on: "2026-10-01", ends_on: "2026-10-31", state: "closed" });
  await newTaxRate(store);
  await newNumberSeries(store);
  const mapping = {
    accounts: { time: "200", expense: "429", "fixed-fee": "201" },
    taxNames: { S: "20% (VAT on Income)" },
    currencies: ["GBP"],
  };
  await store.database.write((trx) =>
    trx
      .insertInto("ledger_mappings")
      .values({ format: "xero-sales-csv", mapping: JSON.stringify(mapping) })
      .execute(),
  );
}

/** A draft run with one invoice of 120.00 GBP for each client; each invoice has one entry. */
export async function newRunToPost(
  store: Store,
  maker: Actor,
  clients: readonly Client[],
  fields: Partial<Invoice> = {},
): Promise<{ run: Run; invoices: Invoice[] }> {
  const run = await newRun(store, maker);
  const invoices: Invoice[] = [];
  for (const client of clients) {
    const invoice = await newInvoice(store, run, client, { entry_count: 1, ...fields });
    await newEntry(store, invoice);
    invoices.push(invoice);
  }
  await store.database.write((trx) => storeRunTotals(trx, run.id));
  return { run, invoices };
}

export async function newClients(store: Store, count: number): Promise<Client[]> {
  const clients: Client[] = [];
  for (let index = 0; index < count; index += 1) clients.push(await newClient(store));
  return clients;
}

export function exportOf(invoiceCount: number): PostRunBody {
  const totals = [{ currency: "GBP", amountMinor: invoiceCount * 12_000 }];
  return {
    method: "export",
    format: "xero-sales-csv",
    expectedInvoiceCount: invoiceCount,
    expectedTotals: invoiceCount === 0 ? [] : totals,
  };
}

/** Stores the intent and posts it, without delivering. */
export async function issue(store: Store, poster: Actor, run: Run, invoiceCount: number) {
  await requestPost(store.contextFor(poster), run.id, run.version, exportOf(invoiceCount));
  await postRun(backgroundOf(store), run.id);
}

/** What runs in the background is handed; an unexpected error fails the test. */
export function backgroundOf(store: Store) {
  const { database, clock, ids, renderPool } = store;
  return {
    database,
    clock,
    ids,
    renderPool,
    mailConfigured: true,
    onError: (error: unknown) => {
      throw error;
    },
  };
}

/** Delivers everything that is due, as a server does from its start to its stop. */
export async function deliverAll(store: Store): Promise<void> {
  const errors: unknown[] = [];
  const loop = startLoop(store, errors);
  await loop.whenIdle();
  await loop.stop();
  if (errors.length > 0) throw new AggregateError(errors, "The delivery loop met errors.");
}

export function startLoop(store: Store, errors: unknown[] = [], idleSeconds = 5): PostingLoop {
  return composePosting({
    ...backgroundOf(store),
    postRun,
    onError: (error) => {
      errors.push(error);
    },
    idleSeconds,
  });
}

/** What is stored of a run after whatever happened. */
export async function storedRun(store: Store, runId: string) {
  const { read } = store.database;
  const run = await read
    .selectFrom("runs")
    .selectAll()
    .where("id", "=", runId)
    .executeTakeFirstOrThrow();
  const invoices = await read
    .selectFrom("invoices")
    .selectAll()
    .where("run_id", "=", runId)
    .orderBy("number")
    .orderBy("id")
    .execute();
  const deliveries = await read
    .selectFrom("deliveries")
    .selectAll()
    .where("run_id", "=", runId)
    .execute();
  const posting = await read
    .selectFrom("postings")
    .selectAll()
    .where("run_id", "=", runId)
    .executeTakeFirst();
  const exports = await read
    .selectFrom("exports")
    .selectAll()
    .where("run_id", "=", runId)
    .execute();
  const lineCount = await read
    .selectFrom("lines")
    .innerJoin("invoices", "invoices.id", "lines.invoice_id")
    .where("invoices.run_id", "=", runId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { run, invoices, deliveries, posting, exports, lineCount: lineCount.count };
}

/** Actions of the audit about a subject, in their order. */
export async function auditOf(store: Store, subject: string): Promise<string[]> {
  const rows = await store.database.read
    .selectFrom("audit")
    .select("action")
    .where("subject", "=", subject)
    .orderBy("sequence")
    .execute();
  return rows.map(({ action }) => action);
}

/** Numbers that were taken from the series and are on no invoice, or are on one without having been taken. */
export async function missingNumbers({ database }: Store): Promise<string[]> {
  const { next_number: next } = await database.read
    .selectFrom("number_series")
    .select("next_number")
    .where("series", "=", "invoice")
    .executeTakeFirstOrThrow();
  const rows = await database.read
    .selectFrom("invoices")
    .select("number")
    .where("number", "is not", null)
    .execute();
  const given = rows.map(({ number }) => number ?? "");
  const taken = Array.from({ length: next - 1 }, (_, index) => `INV-${index + 1}`);
  const [onInvoices, fromSeries] = [new Set(given), new Set(taken)];
  return [
    ...taken.filter((number) => !onInvoices.has(number)),
    ...given.filter((number) => !fromSeries.has(number)),
  ];
}
