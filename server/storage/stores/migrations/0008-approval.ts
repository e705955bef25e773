import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Everybody who made an invoice, not the last of them alone; and why it was rejected. Frozen once released. */
export function approval(dialect: "sqlite" | "postgres"): Migration {
  const text = dialect === "postgres" ? sql`text collate "C"` : sql`text`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      await schema
        .alterTable("invoices")
        .addColumn("makers", text, (column) => column.notNull().defaultTo(""))
        .execute();
      await sql`update invoices set makers = changed_by`.execute(db);
      await schema.alterTable("invoices").dropColumn("changed_by").execute();
      await schema
        .alterTable("invoices")
        .addColumn("rejected_by", text, (column) => column.references("people.id"))
        .execute();
      for (const name of ["rejected_at", "rejection_comment"]) {
        await schema.alterTable("invoices").addColumn(name, text).execute();
      }
    },
  };
}
