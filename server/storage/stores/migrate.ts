import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";
import { firstSchema } from "./migrations/0001-first-schema.ts";
import { rateCards } from "./migrations/0002-rate-cards.ts";
import { signIn } from "./migrations/0003-sign-in.ts";
import { clientDetails } from "./migrations/0004-client-details.ts";
import { seriesAndTickets } from "./migrations/0005-series-and-tickets.ts";
import { settings } from "./migrations/0006-settings.ts";
import { sending } from "./migrations/0007-sending.ts";
import { approval } from "./migrations/0008-approval.ts";
import { letterheads } from "./migrations/0009-letterheads.ts";
import { confirmedNumbers } from "./migrations/0010-confirmed-numbers.ts";
import { deliveryIndexes } from "./migrations/0011-delivery-indexes.ts";
import type { Tables } from "../tables.ts";

/** In order; a released migration is never edited. */
const migrations: Record<string, (dialect: "sqlite" | "postgres") => Migration> = {
  "0001-first-schema": firstSchema,
  "0002-rate-cards": rateCards,
  "0003-sign-in": signIn,
  "0004-client-details": clientDetails,
  "0005-series-and-tickets": seriesAndTickets,
  "0006-settings": settings,
  "0007-sending": sending,
  "0008-approval": approval,
  "0009-letterheads": letterheads,
  "0010-confirmed-numbers": confirmedNumbers,
  "0011-delivery-indexes": deliveryIndexes,
};

/** Brings the schema up to date, all or nothing. */
export async function migrate(db: Kysely<Tables>, dialect: "sqlite" | "postgres"): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, migration]) => [name, migration(dialect)]),
        ),
    },
  });
  const applied = await migrator.getMigrations().catch(() => []);
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const text = error instanceof Error ? error.message : "the reason is not known";
  const newer = /previously executed migration/.test(text) && applied.length > 0;
  throw new Error(
    newer
      ? "The database was made by a newer version of this program. Start that version, or restore a backup."
      : `The database could not be brought up to date: ${text}`,
    { cause: error },
  );
}
