import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

interface Before {
  firm: { id: string; tax_number: string; tax_numbers: string };
  tax_rates: { id: string; code: string; valid_from: string };
}

/** What an admin sets: the firm's details and logo, mail and approval, tax rates and rates one by one. Frozen once released. */
export function settings(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const whole = postgres ? sql`bigint` : sql`integer`;
  const bytes = postgres ? sql`bytea` : sql`blob`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const add = (table: string, name: string, type: typeof text, initial: string | number) =>
        db.schema
          .alterTable(table)
          .addColumn(name, type, (column) => column.notNull().defaultTo(initial))
          .execute();
      for (const [name, initial] of textsOfFirm) await add("firm", name, text, initial);
      await add("firm", "mails_per_minute", whole, 60);
      await keepTaxNumbers(db);
      await db.schema.alterTable("firm").dropColumn("tax_number").execute();

      const logos = db.schema
        .createTable("firm_logos")
        .addColumn("firm_id", text, (column) => column.primaryKey().notNull().references("firm.id"))
        .addColumn("media_type", text, (column) => column.notNull())
        .addColumn("width", whole, (column) => column.notNull())
        .addColumn("height", whole, (column) => column.notNull())
        .addColumn("sha256", text, (column) => column.notNull())
        .addColumn("bytes", bytes, (column) => column.notNull());
      await (postgres ? logos : logos.modifyEnd(sql`strict`)).execute();

      await add("tax_rates", "id", text, "");
      await db.schema.alterTable("tax_rates").addColumn("ends_on", text).execute();
      await add("tax_rates", "created_at", text, "");
      await add("tax_rates", "version", whole, 1);
      await nameTaxRates(db);
      await sql`create unique index tax_rate_by_id on tax_rates (id)`.execute(db);
      await add("rate_cards", "version", whole, 1);
      await add("ledger_mappings", "version", whole, 1);
    },
  };
}

const textsOfFirm = [
  ["tax_numbers", "[]"],
  ["languages", '["en"]'],
  ["default_language", "en"],
  ["bank", '{"accountHolder":"","iban":"","bic":"","bankName":""}'],
  ["payment_instructions", "{}"],
  ["approval_limits", "[]"],
  ["from_name", ""],
  ["from_address", ""],
  ["reply_to", ""],
  ["bcc", ""],
  ["messages", "{}"],
] as const;

async function keepTaxNumbers(db: Kysely<unknown>): Promise<void> {
  // safe because these columns exist at this point
  const before = db as Kysely<Before>;
  for (const { id, tax_number } of await before.selectFrom("firm").selectAll().execute()) {
    if (tax_number === "") continue;
    const numbers = JSON.stringify([{ label: "", number: tax_number }]);
    await before.updateTable("firm").set({ tax_numbers: numbers }).where("id", "=", id).execute();
  }
}

async function nameTaxRates(db: Kysely<unknown>): Promise<void> {
  // safe because these columns exist at this point
  const before = db as Kysely<Before>;
  const rates = await before
    .selectFrom("tax_rates")
    .select(["code", "valid_from"])
    .orderBy("code")
    .orderBy("valid_from")
    .execute();
  for (const [index, rate] of rates.entries()) {
    await before
      .updateTable("tax_rates")
      .set({ id: `tax-rate-${index + 1}` })
      .where("code", "=", rate.code)
      .where("valid_from", "=", rate.valid_from)
      .execute();
  }
}
