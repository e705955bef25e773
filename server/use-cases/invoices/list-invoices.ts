import type { InvoiceList, InvoiceListQuery } from "#shared/wire/invoice.ts";
import { AppError } from "../../domain/app-error.ts";
import { listInvoices as listStoredInvoices } from "../../storage/invoices.ts";
import { findRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { invoiceSummaries } from "./invoice-view.ts";

/** A page of a run's invoices by client name, of those that the person may see (R5). Throws `run-not-found`. */
export async function listInvoices(
  { database, actor }: Context,
  runId: string,
  { cursor, limit }: InvoiceListQuery,
): Promise<InvoiceList> {
  const { read } = database;
  if ((await findRun(read, runId)) === null) {
    throw new AppError("run-not-found", "This run does not exist any more.");
  }
  const [clientNameKey, id] = readCursor(cursor, 2) ?? [];
  const after = clientNameKey === undefined || id === undefined ? null : { clientNameKey, id };
  const wanted = { runId, after, limit: limit + 1 };
  const found = await listStoredInvoices(read, actor.personId, wanted);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    invoices: await invoiceSummaries(read, page),
    nextCursor: last === undefined ? null : writeCursor([last.clientNameKey, last.id]),
  };
}
