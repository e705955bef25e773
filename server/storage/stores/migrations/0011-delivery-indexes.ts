import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Each mail looks for the next one, for its run's others and for those of the last minute. SQLite leaves a partial
 * index alone where the statement has parameters, and would read all deliveries. Frozen once released.
 */
export function deliveryIndexes(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const statements = [
        sql`drop index deliveries_open`,
        sql`create index deliveries_by_state on deliveries (state, channel, id)`,
        sql`drop index deliveries_of_run`,
        sql`create index deliveries_of_run on deliveries (run_id, state)`,
        sql`drop index deliveries_attempted`,
        sql`create index deliveries_attempted on deliveries (channel, attempted_at)`,
        sql`create index deliveries_of_invoice on deliveries (invoice_id, attempt_group)`,
      ];
      for (const statement of statements) await statement.execute(db);
    },
  };
}
