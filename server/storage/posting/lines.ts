import type { EntryKind } from "#shared/entry.ts";
import type { Line } from "#shared/totals.ts";
import { bulkInsert } from "../bulk-insert.ts";
import type { Database, Reader, Tx } from "../database.ts";

/** Freezes lines, in the order given; before the invoice gets its number, for afterwards nothing may be added (R14). */
export async function insertLines(
  trx: Tx,
  dialect: Database["dialect"],
  invoices: readonly { invoiceId: string; lines: readonly Line[] }[],
): Promise<void> {
  const rows = invoices.flatMap(({ invoiceId, lines }) =>
    lines.map((line, position) => ({
      invoice_id: invoiceId,
      position,
      kind: line.kind,
      description: line.description,
      quantity_micro: line.quantityMicro,
      unit_price_micro: line.unitPriceMicro,
      amount_minor: line.amountMinor,
      tax_code: line.taxCode,
      supply_date: line.supplyDate,
      entry_keys: JSON.stringify(line.entryKeys),
    })),
  );
  await bulkInsert(trx, dialect, "lines", rows);
}

/** The frozen lines of invoices, by invoice id; an invoice without any is left out. */
export async function listLines(
  reader: Reader,
  invoiceIds: readonly string[],
): Promise<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>();
  if (invoiceIds.length === 0) return lines;
  const rows = await reader
    .selectFrom("lines")
    .selectAll()
    .where("invoice_id", "in", invoiceIds)
    .orderBy("invoice_id")
    .orderBy("position")
    .execute();
  for (const row of rows) {
    const line: Line = {
      // safe because insertLines alone writes these two columns
      kind: row.kind as EntryKind,
      entryKeys: JSON.parse(row.entry_keys) as string[],
      description: row.description,
      quantityMicro: row.quantity_micro,
      unitPriceMicro: row.unit_price_micro,
      amountMinor: row.amount_minor,
      taxCode: row.tax_code,
      supplyDate: row.supply_date,
    };
    const known = lines.get(row.invoice_id);
    if (known === undefined) lines.set(row.invoice_id, [line]);
    else known.push(line);
  }
  return lines;
}
