import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** How people prove who they are, who gave them which right, and what slows guessing down. Frozen once released. */
export function signIn(dialect: "sqlite" | "postgres"): Migration {
  const postgres = dialect === "postgres";
  const text = postgres ? sql`text collate "C"` : sql`text`;
  const whole = postgres ? sql`bigint` : sql`integer`;
  const ending = postgres ? sql`` : sql` strict`;
  const person = sql`person_id ${text} not null references people (id)`;
  const statements = [
    sql`alter table people add column last_seen_at ${text}`,
    sql`update people set email = lower(email)`,
    sql`create unique index people_by_email on people (email)`,
    sql`alter table sessions add column way ${text} not null default 'trial'`,
    sql`alter table sessions add column last_used_at ${text}`,
    sql`create table rights_given (
      ${person},
      right_name ${text} not null,
      given_by ${text} references people (id),
      given_at ${text} not null,
      primary key (person_id, right_name)
    )${ending}`,
    sql`create table sign_in_links (
      token_hash ${text} primary key not null,
      kind ${text} not null check (kind in ('set-up', 'invitation', 'new-link')),
      person_id ${text} references people (id),
      created_by ${text} references people (id),
      created_at ${text} not null,
      expires_at ${text} not null,
      used_at ${text},
      ended_at ${text},
      check ((person_id is null) = (kind = 'set-up'))
    )${ending}`,
    sql`create index links_of_person on sign_in_links (person_id, created_at)`,
    sql`create table passwords (
      person_id ${text} primary key not null references people (id),
      hash ${text} not null,
      changed_at ${text} not null
    )${ending}`,
    sql`create table code_apps (
      person_id ${text} primary key not null references people (id),
      secret ${text} not null,
      confirmed_at ${text},
      last_step ${whole} not null
    )${ending}`,
    sql`create table identities (
      subject ${text} primary key not null,
      person_id ${text} not null unique references people (id),
      bound_at ${text} not null
    )${ending}`,
    sql`create table sign_in_attempts (
      subject ${text} primary key not null,
      failure_count ${whole} not null,
      next_at ${text} not null,
      forget_at ${text} not null
    )${ending}`,
    sql`create index attempts_to_forget on sign_in_attempts (forget_at)`,
  ];
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await statement.execute(db);
    },
  };
}
