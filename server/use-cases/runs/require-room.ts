import { refuseTooManyInvoices, refuseTooMuchMoney } from "../../domain/run-limits.ts";
import type { Tx } from "../../storage/database.ts";
import { readRunSize } from "../../storage/run-totals.ts";

/** After a run was added to: refuses, and so undoes, what it cannot hold. Throws `validation`. */
export async function requireRoom(trx: Tx, runId: string): Promise<void> {
  const { invoiceCount, sizes } = await readRunSize(trx, runId);
  refuseTooManyInvoices(invoiceCount);
  refuseTooMuchMoney(sizes);
}
