import { dueDateOf } from "#shared/calendar.ts";
import { nameKey } from "#shared/names.ts";
import type { BillingRules } from "../../storage/billing-rules.ts";
import type { Tx } from "../../storage/database.ts";
import { insertConfirmations } from "../../storage/entries-claims.ts";
import { insertDraftEntries } from "../../storage/entries-insert.ts";
import { insertDraftInvoices } from "../../storage/invoices-insert.ts";
import { listJoinableInvoices } from "../../storage/invoices.ts";
import type { Invoice } from "../../storage/invoices.ts";
import type { Context } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";
import { recomputeInvoices } from "../invoices/recompute-invoices.ts";
import type { PlannedInvoice, RunTerms } from "./upload-plan.ts";

/** A planned invoice with its place: a new one, or a draft of the run that its rows join. */
export interface WrittenInvoice extends PlannedInvoice {
  id: string;
  joined: boolean;
}

const entriesAtOnce = 2_000;

/**
 * Writes planned invoices into a run. Rows of a bill-to that has a matching draft there (currency, label, prices with
 * or without tax) join it; an approved one is locked (R14), so a further invoice is made beside it.
 */
export async function writeInvoices(
  context: Context,
  trx: Tx,
  run: RunTerms & { id: string },
  planned: readonly PlannedInvoice[],
  rules: BillingRules,
): Promise<WrittenInvoice[]> {
  const { database, ids, actor, clock } = context;
  const { dialect } = database;
  const joinable = await listJoinableInvoices(
    trx,
    dialect,
    run.id,
    planned.map(({ billTo }) => billTo.id),
  );
  const joinableIds = new Map(joinable.map((invoice) => [joiningKey(invoice), invoice.id]));
  const written = planned.map((invoice): WrittenInvoice => {
    const { currency, label, billTo } = invoice;
    const { pricesIncludeTax } = rules;
    const id = joinableIds.get(
      joiningKey({ clientId: billTo.id, currency, label, pricesIncludeTax }),
    );
    return { ...invoice, id: id ?? ids.next(), joined: id !== undefined };
  });

  await insertDraftInvoices(
    trx,
    dialect,
    written.flatMap(({ joined, id, billTo, currency, label, entries, totals }) => {
      if (joined) return [];
      const termsDays = billTo.termsDays ?? rules.termsDays;
      return {
        id,
        runId: run.id,
        client: billTo,
        currency,
        label,
        invoiceDate: run.invoiceDate,
        dueDate: dueDateOf(run.invoiceDate, termsDays),
        termsDays,
        pricesIncludeTax: rules.pricesIncludeTax,
        entryCount: entries.length,
        totals,
        makerId: actor.personId,
      };
    }),
  );
  await writeEntries(context, trx, written);
  for (const { entries } of written) {
    const confirmed = entries.filter(({ confirmedNotBilled }) => confirmedNotBilled);
    await insertConfirmations(trx, confirmed, { personId: actor.personId, at: clock.now() });
  }
  const joinedIds = new Set(written.flatMap(({ joined, id }) => (joined ? id : [])));
  await recomputeInvoices(
    context,
    trx,
    joinable.filter(({ id }) => joinedIds.has(id)),
    run.detailLevel,
    rules,
  );
  return written;
}

function joiningKey({
  clientId,
  currency,
  label,
  pricesIncludeTax,
}: Pick<Invoice, "clientId" | "currency" | "label" | "pricesIncludeTax">) {
  return JSON.stringify([clientId, currency, nameKey(label), pricesIncludeTax]);
}

async function writeEntries(
  { database, actor }: Context,
  trx: Tx,
  written: readonly WrittenInvoice[],
): Promise<void> {
  const others = fairTurns();
  let slice = [];
  for (const { id, entries } of written) {
    for (const entry of entries) {
      slice.push({ invoiceId: id, entry });
      if (slice.length < entriesAtOnce) continue;
      await insertDraftEntries(trx, database.dialect, slice, actor.personId);
      await others();
      slice = [];
    }
  }
  await insertDraftEntries(trx, database.dialect, slice, actor.personId);
}
