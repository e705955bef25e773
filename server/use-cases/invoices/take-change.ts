import { billedMinor } from "#shared/entry.ts";
import { nameKey } from "#shared/names.ts";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import type { TakeChangeBody } from "#shared/wire/invoice-entry.ts";
import { AppError } from "../../domain/app-error.ts";
import { takenRows, usedOf } from "../../domain/claims.ts";
import type { Claim } from "../../domain/claims.ts";
import { editInvoiceRefusal } from "../../domain/invoice-actions.ts";
import { leftOf } from "../../domain/part-billed.ts";
import { keptDecision, refuseElsewhere } from "../../domain/taken-change.ts";
import { refuseTaken } from "../../domain/uploaded-entries.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { Tx } from "../../storage/database.ts";
import {
  findClaims,
  findConfirmations,
  insertConfirmations,
} from "../../storage/entries-claims.ts";
import { saveEntry } from "../../storage/entries-change.ts";
import type { EntryChanges, StoredEntry } from "../../storage/entries-change.ts";
import type { Invoice } from "../../storage/invoices.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { saveRun } from "../../storage/runs.ts";
import { gatherUploadClients } from "../building/upload-clients.ts";
import type { Context } from "../context.ts";
import { auditInvoice } from "./audit-invoice.ts";
import { entryContent } from "./entry-content.ts";
import { readInvoiceDetail } from "./invoice-view.ts";
import { recomputeInvoices } from "./recompute-invoices.ts";
import { requireRoom } from "../runs/require-room.ts";
import { requireInvoiceEntry } from "./require-invoice-entry.ts";

/**
 * Takes into a draft what a row says now; the decision about it stays where it still balances (R8, R10). Throws
 * `invoice-not-found`, `entry-not-found`, `version-changed`, `invoice-approved`, `invoice-not-draft`, `run-not-draft`,
 * `client-not-found`, `right-missing`, `entry-belongs-elsewhere`, `entry-unbalanced`, `rows-look-billed`.
 */
export async function takeChange(
  context: Context,
  seen: { invoiceId: string; key: string; version: number },
  row: TakeChangeBody,
): Promise<InvoiceDetail> {
  const { database } = context;
  return database.write(async (trx) => {
    const found = await requireInvoiceEntry(context, trx, seen, editInvoiceRefusal);
    const { invoice, run, entry } = found;
    const asked = [{ key: entry.key, fingerprint: row.fingerprint }];
    const claims = await findClaims(trx, database.dialect, context.actor.personId, asked);
    const own = claims.filter(({ key }) => key === entry.key);
    const changes = await changesOf(context, trx, invoice, entry, leftOfChanged(row, own));
    const others = claims.filter(({ key }) => key !== entry.key);
    await refuseLooksBilled(context, trx, entry, row, others);
    await saveEntry(trx, entry.id, changes);
    const rules = await readBillingRules(trx);
    await recomputeInvoices(context, trx, [invoice], run.detailLevel, rules);
    await requireRoom(trx, run.id);
    await saveRun(trx, run.id);
    await storeRunTotals(trx, run.id);
    await auditInvoice(context, trx, invoice, {
      action: "entry-changed",
      before: entryContent(entry),
      after: entryContent({ ...entry, ...changes }),
    });
    return readInvoiceDetail(context, trx, invoice.id);
  });
}

async function changesOf(
  { database, actor }: Context,
  trx: Tx,
  invoice: Invoice,
  entry: StoredEntry,
  row: TakeChangeBody,
): Promise<EntryChanges> {
  const decided = { writeOnOffMinor: entry.write_on_off_minor, carriedMinor: entry.carried_minor };
  const uploaded = { ...row, ...decided, key: entry.key, groupLabel: entry.group_label };
  const clients = await gatherUploadClients(trx, database.dialect, actor.personId, [uploaded]);
  const client = clients.clientOf(uploaded);
  // Who pays may have been changed since for all rows; that is no change of this one.
  const sameWork =
    client.id === entry.client_id && nameKey(row.workItem) === nameKey(entry.work_item);
  const billToId = sameWork ? invoice.clientId : clients.billToOf(uploaded).id;
  refuseElsewhere(
    invoice,
    { billToId: invoice.clientId, currency: entry.currency, workItem: entry.work_item },
    { billToId, currency: row.currency, workItem: row.workItem },
  );
  const before = { kind: entry.kind, valueMinor: entry.value_minor, currency: entry.currency };
  const decision = keptDecision({ ...before, ...decided }, row);
  return {
    fingerprint: row.fingerprint,
    kind: row.kind,
    client_id: client.id,
    client_name: client.name,
    work_item: row.workItem,
    date: row.date,
    person: row.person,
    partner: row.partner,
    description: row.description,
    quantity_micro: row.quantityMicro,
    rate_micro: row.rateMicro,
    value_minor: row.valueMinor,
    write_on_off_minor: decision.writeOnOffMinor,
    carried_minor: decision.carriedMinor,
    billed_minor: billedMinor({ valueMinor: row.valueMinor, ...decision }),
    currency: row.currency,
    tax_code: row.taxCode,
  };
}

/** What is left of the row's new value, where parts of the row are billed already (R10). */
function leftOfChanged(row: TakeChangeBody, own: readonly Claim[]): TakeChangeBody {
  const used = usedOf(own);
  const left = used === null ? row : leftOf(row, used);
  if (left !== null) return left;
  throw new AppError(
    "entry-unbalanced",
    "Part of this row is billed already, and nothing of its new value is left. Remove the row from this draft.",
  );
}

/** What the row says now may be what another one was billed for (R10). */
async function refuseLooksBilled(
  { database, actor, clock }: Context,
  trx: Tx,
  { key, fingerprint: before }: StoredEntry,
  { fingerprint, confirmedNotBilled }: TakeChangeBody,
  others: readonly Claim[],
): Promise<void> {
  if (fingerprint === before) return;
  const row = { key, fingerprint };
  const known = await findConfirmations(trx, database.dialect, [key]);
  const confirmed = confirmedNotBilled || known.some((one) => one.fingerprint === fingerprint);
  refuseTaken(takenRows([row], others, () => confirmed));
  if (confirmedNotBilled && others.length > 0) {
    await insertConfirmations(trx, [row], { personId: actor.personId, at: clock.now() });
  }
}
