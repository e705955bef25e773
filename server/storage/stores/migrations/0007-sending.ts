import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Sending by mail: to whom, with which letter, how often, and whether sending goes on at all. Frozen once released. */
export function sending(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const whole = postgres ? sql`bigint` : sql`integer`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const add = (table: string, name: string, type: typeof text, initial: string | number) =>
        db.schema
          .alterTable(table)
          .addColumn(name, type, (column) => column.notNull().defaultTo(initial))
          .execute();
      const addOptional = (table: string, name: string, type = text) =>
        db.schema.alterTable(table).addColumn(name, type).execute();

      for (const name of ["owner", "due_at", "attempted_at", "reply", "letter", "bounced_at"]) {
        await addOptional("deliveries", name);
      }
      await db.schema
        .alterTable("deliveries")
        .addColumn("document_id", text, (column) => column.references("documents.id"))
        .execute();
      await add("deliveries", "recipients", text, '{"to":[],"cc":[]}');
      await add("deliveries", "taken", text, "[]");
      await add("deliveries", "attempt_group", whole, 1);
      await add("deliveries", "version", whole, 1);
      await addOptional("postings", "halted_reason");
      await add("invoices", "email_cc", text, "");
      await add("invoices", "by_hand", whole, 0);

      const table = db.schema
        .createTable("sending")
        .addColumn("id", whole, (column) => column.primaryKey().notNull())
        .addColumn("paused", whole, (column) => column.notNull())
        .addColumn("reason", text)
        .addColumn("heartbeat_at", text)
        .addColumn("version", whole, (column) => column.notNull())
        .addCheckConstraint("sending_is_one_row", sql`id = 1`)
        .addCheckConstraint("paused_is_yes_or_no", sql`paused in (0, 1)`);
      await (postgres ? table : table.modifyEnd(sql`strict`)).execute();
      await sql`insert into sending (id, paused, version) values (1, 0, 1)`.execute(db);

      const statements = [
        sql`drop index one_delivery_an_invoice`,
        // A mail that bounced stays on record; what is sent instead is a delivery of its own.
        sql`create unique index one_delivery_an_invoice on deliveries (invoice_id)
          where invoice_id is not null and bounced_at is null`,
        sql`create index deliveries_attempted on deliveries (attempted_at)`,
      ];
      for (const statement of statements) await statement.execute(db);
    },
  };
}
