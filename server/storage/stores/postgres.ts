import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database } from "../database.ts";
import { migrate } from "./migrate.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Tables } from "../tables.ts";

/** The one lock that every writing transaction takes first (design §4); the number is arbitrary but fixed. */
const oneWriterLock = 4_201_977;

/** Connects and brings the schema up to date. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: { getTypeParser },
    // A commit is on the disk when it is answered (P13), whatever the server's own default.
    options: "-c synchronous_commit=on -c TimeZone=UTC",
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The same for one that breaks while it is held and nothing is asked of it, like the owner's lock.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db, "postgres").catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  // Writers of this process queue here, so that they never hold every connection of the pool while waiting.
  const inTurn = oneAtATime();
  return {
    dialect: "postgres",
    read: db,
    write: (work) =>
      inTurn(() =>
        db.transaction().execute(async (trx) => {
          await sql`select pg_advisory_xact_lock(${sql.lit(oneWriterLock)})`.execute(trx);
          return work(trx);
        }),
      ),
    close: () => inTurn(() => db.destroy()),
  };
}

/** PostgreSQL's own numbers of the types. */
const [bigintType, numericType]: readonly number[] = [
  pg.types.builtins.INT8,
  pg.types.builtins.NUMERIC,
];

/** Numbers are JavaScript numbers on both stores; pg would give bigint and sums as text. */
function getTypeParser(type: number, format?: "text" | "binary"): (text: string) => unknown {
  if (type === bigintType || type === numericType) return exactNumber;
  return pg.types.getTypeParser(type, format ?? "text");
}

/** Throws rather than to round a whole number that JavaScript cannot hold. */
export function exactNumber(text: string): number {
  const number = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(number)) {
    throw new RangeError(`The stored number ${text} is too large to be exact.`);
  }
  return number;
}
