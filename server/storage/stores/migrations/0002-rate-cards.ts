import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The firm's rates by client, person and task, and who put an entry on its invoice. Frozen once released. */
export function rateCards(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const whole = postgres ? sql`bigint` : sql`integer`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const table = db.schema
        .createTable("rate_cards")
        .addColumn("id", text, (column) => column.primaryKey().notNull())
        .addColumn("client_id", text, (column) => column.references("clients.id"))
        .addColumn("person", text)
        .addColumn("task", text)
        .addColumn("currency", text, (column) => column.notNull())
        .addColumn("rate_micro", whole, (column) => column.notNull())
        .addColumn("starts_on", text)
        .addColumn("ends_on", text)
        .addCheckConstraint("rate_is_not_negative", sql`rate_micro >= 0`)
        .addCheckConstraint("rate_runs_forward", sql`starts_on <= ends_on`);
      await (postgres ? table : table.modifyEnd(sql`strict`)).execute();
      await sql`create index rates_of_client on rate_cards (client_id)`.execute(db);
      await db.schema
        .alterTable("entries")
        .addColumn("added_by", text, (column) => column.references("people.id"))
        .execute();
    },
  };
}
