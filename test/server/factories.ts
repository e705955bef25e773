import type { Insertable, Selectable } from "kysely";
import { nameKey } from "#shared/names.ts";
import type { TaxComponent } from "#shared/totals.ts";
import type { Actor } from "../../server/use-cases/context.ts";
import type { Tables } from "../../server/storage/tables.ts";
import type { Store } from "./stores.ts";

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
type Fields<Table extends keyof Tables> = Partial<Insertable<Tables[Table]>>;

/** Each makes and stores one thing with believable values; what a test is about it says itself. */
export async function newFirm(store: Store, fields: Fields<"firm"> = {}): Promise<Row<"firm">> {
  return insert(store, "firm", {
    id: store.ids.next(),
    name: "Harbour & Pine Accountants",
    address: JSON.stringify(["4 Quay Street", "Bristol BS1 4AA"]),
    time_zone: "Europe/London",
    currency: "GBP",
    prices_include_tax: 0,
    default_tax_code: "S",
    terms_days: 30,
    approval: "none",
    hold_back_seconds: 0,
    version: 1,
    ...fields,
  });
}

type Rights = Pick<Actor, "billingAccess" | "sendExport" | "admin">;

/** A person with both billing rights unless it is said otherwise; what comes back acts in use cases. */
export async function newPerson(
  store: Store,
  fields: Partial<Rights> & Omit<Fields<"people">, keyof Rights> = {},
): Promise<Actor> {
  const { billingAccess = true, sendExport = billingAccess, admin = false, ...columns } = fields;
  const id = store.ids.next();
  const row = await insert(store, "people", {
    id,
    name: `Person ${id.slice(-4)}`,
    email: `${id.slice(-6)}@firm.example`,
    billing_access: Number(billingAccess),
    send_export: Number(sendExport),
    admin: Number(admin),
    disabled: 0,
    version: 1,
    ...columns,
  });
  return { personId: row.id, name: row.name, billingAccess, sendExport, admin };
}

/** A public client unless it is said otherwise; `team` are those who see it when it is private or hidden. */
export async function newClient(
  store: Store,
  { team = [], ...fields }: { team?: readonly Actor[] } & Fields<"clients"> = {},
): Promise<Row<"clients">> {
  const id = store.ids.next();
  const { name = `Client ${id.slice(-4)} Ltd`, code = "" } = fields;
  const client = await insert(store, "clients", {
    id,
    code,
    code_key: nameKey(code),
    name,
    name_key: nameKey(name),
    address: JSON.stringify(["1 High Street", "Bath BA1 1AA"]),
    email: "accounts@client.example",
    tax_number: "",
    tax_code: null,
    terms_days: null,
    bill_to_id: null,
    privacy: "public",
    created_at: store.clock.now(),
    version: 1,
    ...fields,
  });
  for (const { personId } of team) {
    await insert(store, "client_team", { client_id: id, person_id: personId });
  }
  return client;
}

/** The month of November 2026, open, unless it is said otherwise. */
export async function newPeriod(
  store: Store,
  fields: Fields<"periods"> = {},
): Promise<Row<"periods">> {
  return insert(store, "periods", {
    id: store.ids.next(),
    starts_on: "2026-11-01",
    ends_on: "2026-11-30",
    state: "open",
    version: 1,
    ...fields,
  });
}

/** Code S, 20 % from 2020 on, unless it is said otherwise. */
export async function newTaxRate(
  store: Store,
  {
    components,
    ...fields
  }: Omit<Fields<"tax_rates">, "components"> & {
    components?: TaxComponent[];
  } = {},
): Promise<Row<"tax_rates">> {
  return insert(store, "tax_rates", {
    id: store.ids.next(),
    code: "S",
    valid_from: "2020-01-01",
    name: "Standard rate",
    components: JSON.stringify(components ?? [{ name: "VAT", ratePpm: 200_000, compound: false }]),
    ...fields,
  });
}

/** Numbers INV-0001 upwards, and the series of credit notes. */
export async function newNumberSeries(store: Store): Promise<void> {
  await insert(store, "number_series", { series: "invoice", prefix: "INV-", next_number: 1 });
  await insert(store, "number_series", { series: "credit-note", prefix: "CN-", next_number: 1 });
}

/** An empty draft run for November 2026. */
export async function newRun(
  store: Store,
  maker: Actor,
  fields: Fields<"runs"> = {},
): Promise<Row<"runs">> {
  const id = store.ids.next();
  const name = fields.name ?? `Run ${id.slice(-12)}`;
  return insert(store, "runs", {
    id,
    name,
    name_key: nameKey(name),
    status: "draft",
    invoice_date: "2026-11-24",
    grouping: "client",
    detail_level: "every-entry",
    method: null,
    created_at: store.clock.now(),
    created_by: maker.personId,
    posted_at: null,
    posted_by: null,
    version: 1,
    ...fields,
  });
}

/** A draft invoice of 100.00 net and 20.00 tax, without entries; the run's stored totals are left as they are. */
export async function newInvoice(
  store: Store,
  run: Row<"runs">,
  client: Row<"clients">,
  fields: Fields<"invoices"> = {},
): Promise<Row<"invoices">> {
  return insert(store, "invoices", {
    id: store.ids.next(),
    run_id: run.id,
    client_id: client.id,
    restricted: client.privacy === "public" ? 0 : 1,
    currency: "GBP",
    label: "",
    status: "draft",
    number: null,
    invoice_date: run.invoice_date,
    invoice_date_overridden: 0,
    due_date: "2026-12-24",
    due_date_overridden: 0,
    terms_days: 30,
    detail_level: null,
    client_name: client.name,
    client_name_key: client.name_key,
    client_code: client.code,
    client_address: client.address,
    client_tax_number: client.tax_number,
    email: client.email,
    prices_include_tax: 0,
    taxes: JSON.stringify([
      { taxCode: "S", name: "VAT", ratePpm: 200_000, taxableMinor: 10_000, taxMinor: 2_000 },
    ]),
    missing_tax_codes: "[]",
    entry_count: 0,
    net_minor: 10_000,
    tax_minor: 2_000,
    gross_minor: 12_000,
    paid_minor: 0,
    approved_by: null,
    approved_at: null,
    makers: run.created_by,
    version: 1,
    ...fields,
  });
}

/** An hour worth 100.00, reserved by the invoice. */
export async function newEntry(
  store: Store,
  invoice: Row<"invoices">,
  fields: Fields<"entries"> = {},
): Promise<Row<"entries">> {
  const key = fields.key ?? store.ids.next();
  return insert(store, "entries", {
    invoice_id: invoice.id,
    key,
    claimed: 1,
    fingerprint: `content of ${key}`,
    status: "in-draft",
    kind: "time",
    client_id: invoice.client_id,
    client_name: invoice.client_name,
    work_item: "Bookkeeping",
    date: "2026-11-10",
    person: "Ana Duarte",
    partner: "Tom Reid",
    description: "Month-end reconciliation",
    quantity_micro: 1_000_000,
    rate_micro: 100_000_000,
    value_minor: 10_000,
    write_on_off_minor: 0,
    carried_minor: 0,
    billed_minor: 10_000,
    currency: "GBP",
    tax_code: "S",
    group_label: "",
    ...fields,
  });
}

async function insert<Table extends keyof Tables>(
  store: Store,
  table: Table,
  row: Insertable<Tables[Table]>,
): Promise<Row<Table>> {
  return store.database.write((trx) =>
    // safe because the row is checked by the signature; Kysely cannot resolve a table that is still a parameter
    trx
      .insertInto(table)
      .values(row as never)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}
