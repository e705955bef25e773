import { writeAudit } from "../../storage/audit.ts";
import type { Tx } from "../../storage/database.ts";
import type { Invoice } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";

/** Adds an audit row about one invoice; of a restricted client only its team may read it (R5, R27). */
export async function auditInvoice(
  { clock, actor }: Context,
  trx: Tx,
  invoice: Pick<Invoice, "id" | "restricted" | "clientId">,
  event: { action: string; before?: unknown; after?: unknown },
): Promise<void> {
  await writeAudit(trx, {
    ...event,
    at: clock.now(),
    personId: actor.personId,
    subject: `invoice:${invoice.id}`,
    restrictedClientId: invoice.restricted ? invoice.clientId : null,
  });
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
