import type { Selectable } from "kysely";
import type { InvoicesTable } from "../../../server/storage/tables.ts";
import type {
  DeliveriesTable,
  PostingsTable,
} from "../../../server/storage/posting/posting-tables.ts";
import { findPosting } from "../../../server/storage/posting/postings.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import type { Store } from "../stores.ts";

type Fields = Partial<Selectable<DeliveriesTable>>;

/** Puts a run into posting, in this state, without doing what posting does. */
export async function newPosting(
  store: Store,
  runId: string,
  { personId }: Actor,
  fields: Partial<Selectable<PostingsTable>> = {},
): Promise<void> {
  const now = store.clock.now();
  await store.database.write(async (trx) => {
    await trx
      .insertInto("postings")
      .values({
        run_id: runId,
        person_id: personId,
        method: "send",
        format: null,
        run_version: 1,
        expected_invoice_count: 1,
        expected_totals: "[]",
        due_at: now,
        state: "working",
        reason: null,
        created_at: now,
        ...fields,
      })
      .execute();
    await trx
      .updateTable("runs")
      .set({ status: "posting", method: "send" })
      .where("id", "=", runId)
      .execute();
  });
}

/** An issued invoice whose mail is in this state, and its run on the way. */
export async function newDelivery(
  store: Store,
  invoice: Pick<Selectable<InvoicesTable>, "id" | "run_id">,
  poster: Actor,
  { number, ...fields }: Fields & { number?: string } = {},
): Promise<string> {
  const id = store.ids.next();
  if ((await findPosting(store.database.read, invoice.run_id)) === null) {
    await newPosting(store, invoice.run_id, poster);
  }
  await store.database.write(async (trx) => {
    await trx
      .updateTable("invoices")
      .set({ number: number ?? `INV-${id.slice(-6)}`, status: "approved" })
      .where("id", "=", invoice.id)
      .execute();
    await trx
      .insertInto("deliveries")
      .values({
        id,
        run_id: invoice.run_id,
        invoice_id: invoice.id,
        channel: "mail",
        state: "failed",
        attempts: 1,
        message: "The mail server says that this address does not exist.",
        updated_at: store.clock.now(),
        recipients: '{"to":["ap@client.example"],"cc":[]}',
        ...fields,
      })
      .execute();
  });
  return id;
}
