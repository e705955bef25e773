import type { Tx } from "./database.ts";
import { storeRunTotals } from "./run-totals.ts";

/**
 * Changes who sees a client, with all that follows from it (R5, R6): its invoices become visible or restricted, the
 * stored sums of their runs follow, and whoever is not public bills to itself only.
 */
export async function changePrivacy(
  trx: Tx,
  clientId: string,
  privacy: "public" | "private" | "hidden",
): Promise<void> {
  await trx
    .updateTable("clients")
    .set((eb) => ({ privacy, version: eb("version", "+", 1) }))
    .where("id", "=", clientId)
    .execute();
  if (privacy !== "public") {
    await trx
      .updateTable("clients")
      .set({ bill_to_id: null })
      .where((eb) => eb.or([eb("id", "=", clientId), eb("bill_to_id", "=", clientId)]))
      .execute();
    await trx
      .deleteFrom("work_items")
      .where((eb) => eb.or([eb("client_id", "=", clientId), eb("bill_to_id", "=", clientId)]))
      .execute();
  }
  const changed = await trx
    .updateTable("invoices")
    .set({ restricted: privacy === "public" ? 0 : 1 })
    .where("client_id", "=", clientId)
    .returning("run_id")
    .execute();
  for (const runId of new Set(changed.map((row) => row.run_id))) await storeRunTotals(trx, runId);
}
