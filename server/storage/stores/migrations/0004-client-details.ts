import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Copies by e-mail, language, spellings as written, and what a hidden client's team is told. Frozen once released. */
export function clientDetails(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const addText = (table: string, name: string) =>
        db.schema
          .alterTable(table)
          .addColumn(name, text, (column) => column.notNull().defaultTo(""))
          .execute();
      await addText("clients", "email_cc");
      await db.schema.alterTable("clients").addColumn("language", text).execute();
      await addText("client_aliases", "name");
      await addText("work_items", "name");
      const notices = db.schema
        .createTable("client_notices")
        .addColumn("id", text, (column) => column.primaryKey().notNull())
        .addColumn("client_id", text, (column) => column.notNull().references("clients.id"))
        .addColumn("namesake_id", text, (column) => column.notNull().references("clients.id"))
        .addColumn("created_at", text, (column) => column.notNull())
        .addColumn("created_by", text, (column) => column.notNull().references("people.id"));
      await (postgres ? notices : notices.modifyEnd(sql`strict`)).execute();
      await sql`create index notices_of_client on client_notices (client_id)`.execute(db);
    },
  };
}
