import { sql } from "kysely";
import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { firstTriggers } from "./0001-first-triggers.ts";

type Dialect = "sqlite" | "postgres";

/** Frozen once released: later changes are migrations of their own, and nothing here is imported from elsewhere. */
export function firstSchema(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createTables(db, columnTypes(dialect), dialect);
      await createIndexes(db);
      for (const statement of firstTriggers[dialect]) await sql.raw(statement).execute(db);
    },
  };
}

type Table = CreateTableBuilder<string, string>;
type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

const required: Column = (column) => column.notNull();
const optional: Column = (column) => column;

/** Both stores compare text by its bytes; SQLite's tables are strict, so that both refuse a wrong type. */
function columnTypes(dialect: Dialect) {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const whole = postgres ? sql`bigint` : sql`integer`;
  const bytes = postgres ? sql`bytea` : sql`blob`;
  const add = (type: typeof text, column: Column) => (names: string) => (table: Table) =>
    names.split(" ").reduce((made, name) => made.addColumn(name, type, column), table);
  const reference = (column: Column) => (name: string, target: string) => (table: Table) =>
    table.addColumn(name, text, (made) => column(made.references(target)));
  return {
    id: (table: Table) => table.addColumn("id", text, (column) => column.primaryKey().notNull()),
    text: add(text, required),
    textOrNull: add(text, optional),
    whole: add(whole, required),
    wholeOrNull: add(whole, optional),
    bytes: add(bytes, required),
    reference: reference(required),
    referenceOrNull: reference(optional),
  };
}

type ColumnTypes = ReturnType<typeof columnTypes>;

async function createTables(db: Kysely<unknown>, t: ColumnTypes, dialect: Dialect): Promise<void> {
  const create = async (name: string, ...parts: ((table: Table) => Table)[]) => {
    const table: Table = db.schema.createTable(name);
    const complete = parts.reduce((made, part) => part(made), table);
    await (dialect === "sqlite" ? complete.modifyEnd(sql`strict`) : complete).execute();
  };
  const key =
    (...columns: string[]) =>
    (table: Table) =>
      table.addPrimaryKeyConstraint(`key_${columns.join("_")}_${++constraintNumber}`, columns);
  const unique =
    (...columns: string[]) =>
    (table: Table) =>
      table.addUniqueConstraint(`unique_${columns.join("_")}_${++constraintNumber}`, columns);
  const check = (name: string, condition: ReturnType<typeof sql<boolean>>) => (table: Table) =>
    table.addCheckConstraint(name, condition);
  let constraintNumber = 0;

  await create(
    "firm",
    t.id,
    t.text("name address tax_number time_zone currency"),
    t.whole("prices_include_tax"),
    t.textOrNull("default_tax_code"),
    t.whole("terms_days"),
    t.text("approval"),
    t.whole("hold_back_seconds version"),
  );
  await create(
    "people",
    t.id,
    t.text("name email"),
    t.whole("billing_access send_export admin disabled version"),
    check("send_export_needs_billing_access", sql<boolean>`send_export <= billing_access`),
    check(
      "rights_are_yes_or_no",
      sql<boolean>`billing_access in (0, 1) and send_export in (0, 1)
      and admin in (0, 1) and disabled in (0, 1)`,
    ),
  );
  await create(
    "sessions",
    t.text("token_hash"),
    t.reference("person_id", "people.id"),
    t.text("created_at expires_at"),
    t.textOrNull("ended_at"),
    key("token_hash"),
  );

  await create(
    "clients",
    t.id,
    t.text("code code_key name name_key address email tax_number"),
    t.textOrNull("tax_code"),
    t.wholeOrNull("terms_days"),
    t.referenceOrNull("bill_to_id", "clients.id"),
    t.text("privacy created_at"),
    t.whole("version"),
    check("privacy_is_known", sql<boolean>`privacy in ('public', 'private', 'hidden')`),
  );
  await create(
    "client_aliases",
    t.text("name_key"),
    t.reference("client_id", "clients.id"),
    key("name_key", "client_id"),
  );
  await create(
    "client_team",
    t.reference("client_id", "clients.id"),
    t.reference("person_id", "people.id"),
    key("client_id", "person_id"),
  );
  await create(
    "work_items",
    t.reference("client_id", "clients.id"),
    t.text("name_key"),
    t.reference("bill_to_id", "clients.id"),
    key("client_id", "name_key"),
  );

  await create(
    "periods",
    t.id,
    t.text("starts_on ends_on state"),
    t.whole("version"),
    unique("starts_on"),
    check("period_runs_forward", sql<boolean>`starts_on <= ends_on`),
  );
  await create("tax_rates", t.text("code valid_from name components"), key("code", "valid_from"));
  await create("ledger_mappings", t.text("format mapping"), key("format"));
  await create(
    "number_series",
    t.text("series prefix"),
    t.whole("next_number"),
    key("series"),
    check("next_number_is_positive", sql<boolean>`next_number > 0`),
  );

  await create(
    "runs",
    t.id,
    t.text("name name_key status invoice_date grouping detail_level"),
    t.textOrNull("method"),
    t.text("created_at"),
    t.reference("created_by", "people.id"),
    t.textOrNull("posted_at"),
    t.referenceOrNull("posted_by", "people.id"),
    t.whole("version"),
    unique("name_key"),
  );
  await create(
    "run_totals",
    t.reference("run_id", "runs.id"),
    t.text("currency"),
    t.whole("invoice_count total_due_minor awaiting_minor paid_minor"),
    key("run_id", "currency"),
  );
  await create(
    "invoices",
    t.id,
    t.reference("run_id", "runs.id"),
    t.reference("client_id", "clients.id"),
    t.whole("restricted"),
    t.text("currency label status"),
    t.textOrNull("number"),
    t.text("invoice_date"),
    t.whole("invoice_date_overridden"),
    t.text("due_date"),
    t.whole("due_date_overridden terms_days"),
    t.textOrNull("detail_level"),
    t.text("client_name client_name_key client_code client_address client_tax_number email"),
    t.whole("prices_include_tax"),
    t.text("taxes missing_tax_codes"),
    t.whole("entry_count net_minor tax_minor gross_minor paid_minor"),
    t.referenceOrNull("approved_by", "people.id"),
    t.textOrNull("approved_at"),
    t.reference("changed_by", "people.id"),
    t.whole("version"),
    unique("number"),
    check("gross_is_net_and_tax", sql<boolean>`gross_minor = net_minor + tax_minor`),
  );
  await create(
    "entries",
    (table) =>
      dialect === "postgres"
        ? table.addColumn("id", "bigint", (column) =>
            column.primaryKey().generatedByDefaultAsIdentity(),
          )
        : table.addColumn("id", "integer", (column) => column.primaryKey()),
    t.reference("invoice_id", "invoices.id"),
    t.text("key"),
    t.whole("claimed"),
    t.text("fingerprint status kind"),
    t.reference("client_id", "clients.id"),
    t.text("client_name work_item"),
    t.textOrNull("date"),
    t.text("person partner description"),
    t.wholeOrNull("quantity_micro rate_micro"),
    t.whole("value_minor write_on_off_minor carried_minor billed_minor"),
    t.text("currency"),
    t.textOrNull("tax_code"),
    t.text("group_label"),
    check(
      "entry_is_balanced",
      sql<boolean>`value_minor + write_on_off_minor = billed_minor + carried_minor`,
    ),
    check("claimed_is_yes_or_no", sql<boolean>`claimed in (0, 1)`),
  );
  await create(
    "lines",
    t.reference("invoice_id", "invoices.id"),
    t.whole("position"),
    t.text("kind description"),
    t.whole("quantity_micro unit_price_micro amount_minor"),
    t.textOrNull("tax_code"),
    t.text("supply_date entry_keys"),
    key("invoice_id", "position"),
  );

  await create(
    "uploads",
    t.id,
    t.reference("person_id", "people.id"),
    t.text("created_at"),
    t.textOrNull("committed_at request_sha256 answer"),
  );
  await create(
    "upload_chunks",
    t.reference("upload_id", "uploads.id"),
    t.whole("number"),
    t.text("sha256 body"),
    key("upload_id", "number"),
  );
  await create(
    "confirmations",
    t.text("key fingerprint"),
    t.reference("person_id", "people.id"),
    t.text("confirmed_at"),
    key("key", "fingerprint"),
  );

  await create(
    "postings",
    t.reference("run_id", "runs.id"),
    t.reference("person_id", "people.id"),
    t.text("method"),
    t.textOrNull("format"),
    t.whole("run_version expected_invoice_count"),
    t.text("expected_totals due_at state"),
    t.textOrNull("reason"),
    t.text("created_at"),
    key("run_id"),
  );
  await create(
    "deliveries",
    t.id,
    t.reference("run_id", "runs.id"),
    t.referenceOrNull("invoice_id", "invoices.id"),
    t.text("channel state"),
    t.whole("attempts"),
    t.textOrNull("message"),
    t.text("updated_at"),
  );
  await create(
    "documents",
    t.id,
    t.text("media_type file_name sha256"),
    t.whole("size_bytes"),
    t.bytes("bytes"),
    t.text("created_at"),
  );
  await create(
    "exports",
    t.id,
    t.reference("run_id", "runs.id"),
    t.text("format"),
    t.reference("document_id", "documents.id"),
    t.whole("invoice_count"),
    t.text("totals created_at"),
    t.referenceOrNull("superseded_by", "exports.id"),
  );
  await create(
    "export_downloads",
    t.reference("export_id", "exports.id"),
    t.reference("person_id", "people.id"),
    t.text("downloaded_at"),
    t.whole("repeat"),
  );
  await create(
    "download_tickets",
    t.text("token_hash"),
    t.reference("export_id", "exports.id"),
    t.reference("person_id", "people.id"),
    t.text("expires_at"),
    t.textOrNull("used_at"),
    key("token_hash"),
  );

  await create(
    "audit",
    t.whole("sequence"),
    t.text("at"),
    t.textOrNull("person_id"),
    t.text("action subject"),
    t.textOrNull("before after restricted_client_id"),
    t.text("previous_hash hash"),
    key("sequence"),
    unique("previous_hash"),
  );
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create index sessions_of_person on sessions (person_id)`,
    sql`create index clients_by_name on clients (name_key)`,
    sql`create index clients_by_code on clients (code_key)`,
    sql`create index teams_of_person on client_team (person_id)`,
    sql`create index runs_newest on runs (created_at, id)`,
    sql`create index runs_by_status on runs (status, created_at, id)`,
    sql`create index invoices_of_run on invoices (run_id, client_name_key, id)`,
    sql`create index invoices_restricted on invoices (run_id, client_id) where restricted = 1`,
    sql`create index invoices_of_client on invoices (client_id)`,
    sql`create index drafts_by_date on invoices (invoice_date) where number is null`,
    sql`create index entries_of_invoice on entries (invoice_id)`,
    // A key counts once, besides the parts of it that are billed already (R10).
    sql`create unique index entries_claimed_once on entries
      (key, (case when status = 'part-billed' then invoice_id else '' end)) where claimed = 1`,
    sql`create index entries_like on entries (fingerprint) where claimed = 1`,
    sql`create index uploads_of_person on uploads (person_id)`,
    sql`create index deliveries_of_run on deliveries (run_id)`,
    sql`create unique index one_delivery_an_invoice on deliveries (invoice_id)
      where invoice_id is not null`,
    sql`create unique index one_export_delivery_a_run on deliveries (run_id) where invoice_id is null`,
    sql`create index deliveries_open on deliveries (state, id) where state in ('queued', 'sending')`,
    sql`create index exports_of_run on exports (run_id)`,
    sql`create index downloads_of_export on export_downloads (export_id)`,
    sql`create index audit_of_subject on audit (subject, sequence)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
