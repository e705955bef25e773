import { writeAudits } from "../../storage/audit.ts";
import type { AuditEvent } from "../../storage/audit.ts";
import type { Tx } from "../../storage/database.ts";
import type { Invoice } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";

type Audited = Pick<Invoice, "id" | "restricted" | "clientId">;
type Change = Pick<AuditEvent, "action" | "before" | "after">;

/** Adds an audit row about one invoice; of a restricted client only its team may read it (R5, R27). */
export async function auditInvoice(
  context: Context,
  trx: Tx,
  invoice: Audited,
  change: Change,
): Promise<void> {
  await auditInvoices(context, trx, [{ invoice, change }]);
}

/** The same for many at once. */
export async function auditInvoices(
  { database, clock, actor }: Context,
  trx: Tx,
  changes: readonly { invoice: Audited; change: Change }[],
): Promise<void> {
  const by = { at: clock.now(), personId: actor.personId };
  await writeAudits(
    trx,
    database.dialect,
    changes.map(({ invoice, change }) => ({
      ...change,
      ...by,
      subject: `invoice:${invoice.id}`,
      restrictedClientId: invoice.restricted ? invoice.clientId : null,
    })),
  );
}

/** What the audit keeps of an invoice that goes. */
export function invoiceContent(invoice: Invoice) {
  const { id, clientId, clientName, label, currency, invoiceDate, status } = invoice;
  const { entryCount, netMinor, taxMinor, grossMinor } = invoice;
  return {
    id,
    clientId,
    clientName,
    label,
    currency,
    invoiceDate,
    status,
    entryCount,
    netMinor,
    taxMinor,
    grossMinor,
  };
}
