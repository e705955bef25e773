import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Whether a person stands by the next number: not in a restored copy, whose numbers may be given. Frozen once released. */
export function confirmedNumbers(dialect: "sqlite" | "postgres"): Migration {
  const whole = dialect === "postgres" ? sql`bigint` : sql`integer`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable("number_series")
        .addColumn("confirmed", whole, (column) =>
          column
            .notNull()
            .defaultTo(1)
            .check(sql`confirmed in (0, 1)`),
        )
        .execute();
    },
  };
}
