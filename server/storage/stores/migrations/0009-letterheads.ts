import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const frozen = "an issued invoice cannot be changed";

/** The letterhead and the document of an issued invoice stay what they were (P6). Frozen once released. */
export function letterheads(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { schema } = db;
      const table = schema
        .createTable("letterheads")
        .addColumn("id", text, (column) => column.primaryKey().notNull())
        .addColumn("language", text, (column) => column.notNull())
        .addColumn("content", text, (column) => column.notNull())
        .addColumn("logo", postgres ? sql`bytea` : sql`blob`)
        .addColumn("created_at", text, (column) => column.notNull());
      await (postgres ? table : table.modifyEnd(sql`strict`)).execute();
      for (const [name, target] of [
        ["letterhead_id", "letterheads.id"],
        ["document_id", "documents.id"],
      ] as const) {
        await schema
          .alterTable("invoices")
          .addColumn(name, text, (column) => column.references(target))
          .execute();
      }
      await sql`update invoices set document_id = (
        select document_id from deliveries
        where invoice_id = invoices.id and document_id is not null
        order by attempt_group desc limit 1)`.execute(db);
      for (const statement of triggers(postgres)) await sql.raw(statement).execute(db);
    },
  };
}

function triggers(postgres: boolean): string[] {
  const guard = (name: string, on: string, when: string, message: string) =>
    postgres
      ? `create trigger ${name} before ${on} for each row ${when} execute function refuse('${message}')`
      : `create trigger ${name} before ${on} for each row ${when} begin select raise(abort, '${message}'); end`;
  const kept = "letterheads cannot be changed";
  return [
    guard("letterheads_kept", "update on letterheads", "", kept),
    guard("letterheads_stay", "delete on letterheads", "", "letterheads cannot be deleted"),
    guard(
      "invoice_letterhead_kept",
      "update on invoices",
      "when (old.number is not null and new.letterhead_id is distinct from old.letterhead_id)",
      frozen,
    ),
    guard(
      "invoice_document_kept",
      "update on invoices",
      "when (old.document_id is not null and new.document_id is distinct from old.document_id)",
      frozen,
    ),
    ...(postgres
      ? [
          `create trigger letterheads_not_emptied before truncate on letterheads
           for each statement execute function refuse('letterheads cannot be emptied')`,
        ]
      : []),
  ];
}
