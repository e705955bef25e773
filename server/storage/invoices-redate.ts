import { dueDateOf } from "#shared/calendar.ts";
import type { Tx } from "./database.ts";
import { madeBy } from "./invoices.ts";

/**
 * Draft invoices without an own date follow their run's (R3); due dates follow by terms, unless they have their own and
 * that does not lie before the new date.
 * An approved invoice keeps its date, which is an own one from then on (R14).
 */
export async function redateDrafts(
  trx: Tx,
  runId: string,
  invoiceDate: string,
  makerId: string,
): Promise<void> {
  await trx
    .updateTable("invoices")
    .set({ invoice_date_overridden: 1 })
    .where("run_id", "=", runId)
    .where("status", "=", "approved")
    .where("number", "is", null)
    .execute();
  await trx
    .updateTable("invoices")
    .set({ due_date_overridden: 0 })
    .where("run_id", "=", runId)
    .where("status", "=", "draft")
    .where("invoice_date_overridden", "=", 0)
    .where("due_date", "<", invoiceDate)
    .execute();
  const terms = await trx
    .selectFrom("invoices")
    .where("run_id", "=", runId)
    .where("status", "=", "draft")
    .where("invoice_date_overridden", "=", 0)
    .select("terms_days")
    .distinct()
    .execute();
  for (const { terms_days: termsDays } of terms) {
    await trx
      .updateTable("invoices")
      .set({ due_date: dueDateOf(invoiceDate, termsDays) })
      .where("run_id", "=", runId)
      .where("status", "=", "draft")
      .where("invoice_date_overridden", "=", 0)
      .where("due_date_overridden", "=", 0)
      .where("terms_days", "=", termsDays)
      .execute();
  }
  await trx
    .updateTable("invoices")
    .set((eb) => ({
      invoice_date: invoiceDate,
      ...madeBy(makerId),
      version: eb("version", "+", 1),
    }))
    .where("run_id", "=", runId)
    .where("status", "=", "draft")
    .where("invoice_date_overridden", "=", 0)
    .execute();
}
