import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

const when = `new.next_number <= new.last_issued
  or (new.prefix = old.prefix and new.last_issued < old.last_issued)`;
const message = "invoice numbers are never given twice";

/**
 * A series remembers the last number that it gave, so that an opening position can still be mended before it is used;
 * a ticket opens any download; the audit is read by time. Frozen once released.
 */
export function seriesAndTickets(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const whole = postgres ? sql`bigint` : sql`integer`;
  const onSeries = postgres ? sql` on number_series` : sql``;
  const trigger = postgres
    ? `create trigger numbers_go_up before update on number_series for each row
        when (${when}) execute function refuse('${message}')`
    : `create trigger numbers_go_up before update on number_series for each row
        when ${when} begin select raise(abort, '${message}'); end`;
  const statements = [
    sql`drop trigger numbers_go_up${onSeries}`,
    sql`alter table number_series add column last_issued ${whole} not null default 0`,
    sql`alter table number_series add column version ${whole} not null default 1`,
    sql`update number_series set last_issued = next_number - 1
      where exists (select 1 from invoices where number is not null)`,
    sql.raw(trigger),
    // Tickets live for a minute, so none is lost.
    sql`drop table download_tickets`,
    sql`create table download_tickets (
      token_hash ${text} primary key not null,
      opens ${text} not null,
      person_id ${text} not null references people (id),
      expires_at ${text} not null,
      used_at ${text}
    )${postgres ? sql`` : sql` strict`}`,
    sql`create index audit_by_time on audit (at, sequence)`,
  ];
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await statement.execute(db);
    },
  };
}
