import type { Selectable } from "kysely";
import type { UploadEntry } from "#shared/wire/upload.ts";
import { insertNotices } from "../../../../server/storage/clients/client-notices.ts";
import { insertRates } from "../../../../server/storage/rate-card.ts";
import type { ClientsTable, RunsTable } from "../../../../server/storage/tables.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { entryOf, newFirmToBill, upload } from "../../building.ts";
import { newClient, newNumberSeries, newPerson } from "../../factories.ts";
import { deliverAll } from "../../posting/posting-fixture.ts";
import { newDelivery } from "../../posting/new-delivery.ts";
import type { Store } from "../../stores.ts";

type Client = Selectable<ClientsTable>;
type Run = Pick<Selectable<RunsTable>, "id" | "version">;

/**
 * What outsiders must not learn. Two firms have the same number of hidden invoices in each run, and beyond that
 * nothing of it in common but the keys of its rows, which count for everybody (R10), and where the names stand among
 * the others when they are sorted: numbers are given in that order, and their gaps are seen.
 */
export interface Secrets {
  hidden: Partial<Client>;
  /** Of the private client everything but its name. */
  private: Partial<Client>;
  aliases: readonly string[];
  /** Of each hidden row. */
  row: Partial<UploadEntry>;
  /** Further hidden clients of which there is no invoice. */
  others: readonly string[];
  hasColleague: boolean;
  hourlyRateMicro: number;
  /** Of the hidden invoice of the draft run; the others have their run's. */
  invoiceDate: string;
}

/** What the script may name: the same things in both firms. */
export interface World {
  outsiders: Record<"outsider" | "admin" | "partner", Actor>;
  clients: Record<"alder" | "birch" | "zelkova" | "quiet" | "hidden", Client>;
  runs: Record<"draft" | "posted" | "secret" | "open" | "exported" | "other" | "sending", Run>;
  /** By run, the invoices of public clients and those of others. */
  invoices: Record<"visible" | "hidden", string>;
  exports: Record<"seen" | "unseen", string>;
  deliveries: Record<"seen" | "unseen", string>;
  notice: string;
  hiddenKey: string;
  periods: readonly string[];
  people: Record<"insider" | "bystander", string>;
}

const format = "xero-sales-csv";

/** A firm with drafts, posted runs and exports, where much is hidden from the outsiders. */
export async function newFirmWithSecrets(store: Store, secrets: Secrets): Promise<World> {
  await newFirmToBill(store);
  await newNumberSeries(store);
  const mapping = {
    accounts: { time: "200", expense: "429", "fixed-fee": "201" },
    taxNames: { S: "20% (VAT on Income)", R: "5% (VAT on Income)" },
    currencies: ["GBP"],
  };
  await store.database.write((trx) =>
    trx
      .insertInto("ledger_mappings")
      .values({ format, mapping: JSON.stringify(mapping) })
      .execute(),
  );
  await store.database.write((trx) =>
    trx.updateTable("firm").set({ from_address: "office@firm.example" }).execute(),
  );
  const outsider = await newPerson(store, { name: "Otto Out", email: "otto@firm.example" });
  const admin = await newPerson(store, {
    name: "Ada Min",
    email: "ada@firm.example",
    billingAccess: false,
    admin: true,
  });
  const partner = await newPerson(store, {
    name: "Pat Rights",
    email: "pat@firm.example",
    admin: true,
  });
  const insider = await newPerson(store, { name: "Ines In", email: "ines@firm.example" });
  const colleague = await newPerson(store, { name: "Cole Ague", email: "cole@firm.example" });
  const bystander = await newPerson(store, { name: "By Stander", email: "by@firm.example" });
  const team = secrets.hasColleague ? [insider, colleague] : [insider];

  const alder = await newClient(store, { name: "Alder Ltd", code: "A1" });
  const birch = await newClient(store, { name: "Birch LLP", code: "B1", bill_to_id: alder.id });
  const zelkova = await newClient(store, { name: "Zelkova plc", code: "Z1" });
  const quiet = await newClient(store, {
    ...secrets.private,
    name: "Quiet & Co",
    privacy: "private",
    team,
  });
  const hidden = await newClient(store, { ...secrets.hidden, privacy: "hidden", team });
  for (const name of secrets.others) await newClient(store, { name, privacy: "hidden", team });
  await store.database.write(async (trx) => {
    for (const name of secrets.aliases) {
      const key = name.toLowerCase();
      await trx
        .insertInto("client_aliases")
        .values({ client_id: hidden.id, name, name_key: key })
        .execute();
    }
    const rate = { person: null, task: null, currency: "GBP", startsOn: null, endsOn: null };
    const { hourlyRateMicro: rateMicro } = secrets;
    await insertRates(trx, [
      { ...rate, id: "rate-all", clientId: null, rateMicro: 90_000_000 },
      { ...rate, id: "rate-hidden", clientId: hidden.id, rateMicro },
    ]);
  });
  await store.database.write((trx) =>
    insertNotices(trx, [
      {
        id: "notice-hidden",
        client_id: hidden.id,
        namesake_id: alder.id,
        created_at: store.clock.now(),
        created_by: insider.personId,
      },
    ]),
  );

  const open = (client: Client, key: string) =>
    entryOf(client, { key, fingerprint: `content of ${key}` });
  const secret = (client: Client, key: string) =>
    entryOf(client, { key, confirmedNotBilled: true, ...secrets.row });
  const build = async (name: string, entries: UploadEntry[], billTo = {}) => {
    store.clock.advanceSeconds(60);
    const made = await upload(store, insider, { name, entries, billTo });
    return { id: made.runId, version: 1, invoiceIds: made.invoiceIds };
  };
  const payers = { [birch.id]: alder.id };
  const draft = await build(
    "Draft November",
    [
      open(alder, "draft-1"),
      secret(hidden, "draft-2"),
      secret(quiet, "draft-3"),
      open(birch, "draft-4"),
      open(zelkova, "draft-5"),
    ],
    payers,
  );
  await store.database.write((trx) =>
    trx
      .updateTable("invoices")
      .set({ invoice_date: secrets.invoiceDate, invoice_date_overridden: 1 })
      .where("run_id", "=", draft.id)
      .where("client_id", "=", hidden.id)
      .execute(),
  );
  const posted = await build("Posted with secrets", [
    open(alder, "posted-1"),
    secret(hidden, "posted-2"),
    secret(quiet, "posted-3"),
    open(zelkova, "posted-4"),
  ]);
  const onlySecret = await build("Nothing to see", [secret(hidden, "secret-1")]);
  const exported = await build("Posted in sight", [open(alder, "exported-1")]);
  const openRun = await build("In sight", [open(alder, "open-1"), open(zelkova, "open-2")]);
  const other = await build("Other draft", [open(zelkova, "other-1")]);
  const sending = await build("On its way", [open(alder, "sent-1"), secret(hidden, "sent-2")]);
  for (const run of [posted, exported]) await post(store, insider, run.id);

  const invoiceIn = async (runId: string, clientId: string) =>
    (
      await store.database.read
        .selectFrom("invoices")
        .select("id")
        .where("run_id", "=", runId)
        .where("client_id", "=", clientId)
        .executeTakeFirstOrThrow()
    ).id;
  const mailTo = async (client: Client, number: string, message: string) => {
    const invoice = { id: await invoiceIn(sending.id, client.id), run_id: sending.id };
    const recipients = JSON.stringify({ to: [client.email], cc: [] });
    return newDelivery(store, invoice, insider, { number, message, recipients });
  };
  const deliveries = {
    seen: await mailTo(alder, "INV-901", "The mailbox is full."),
    unseen: await mailTo(hidden, "INV-902", secrets.row.description ?? ""),
  };
  const exportOf = async (runId: string) =>
    (
      await store.database.read
        .selectFrom("exports")
        .select("id")
        .where("run_id", "=", runId)
        .executeTakeFirstOrThrow()
    ).id;
  const periods = await store.database.read
    .selectFrom("periods")
    .select("id")
    .orderBy("starts_on")
    .execute();
  return {
    outsiders: { outsider, admin, partner },
    clients: { alder, birch, zelkova, quiet, hidden },
    runs: { draft, posted, secret: onlySecret, open: openRun, exported, other, sending },
    deliveries,
    invoices: {
      visible: await invoiceIn(draft.id, alder.id),
      hidden: await invoiceIn(draft.id, hidden.id),
    },
    exports: { seen: await exportOf(exported.id), unseen: await exportOf(posted.id) },
    notice: "notice-hidden",
    hiddenKey: "draft-2",
    periods: periods.map(({ id }) => id),
    people: { insider: insider.personId, bystander: bystander.personId },
  };
}

/** Posts by export and delivers, as the server would. */
async function post(store: Store, actor: Actor, runId: string): Promise<void> {
  const context = store.contextFor(actor);
  const { version, invoiceCount, totalDue } = await showRun(context, runId);
  await requestPost(context, runId, version, {
    method: "export",
    format,
    expectedInvoiceCount: invoiceCount,
    expectedTotals: totalDue,
  });
  await deliverAll(store);
}
