import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** Inside a transaction only this is used; `Database.read` there would see another snapshot or hang. */
export type Tx = Transaction<Tables>;

/** What a read may use: the read side of a database, or the transaction it happens in. */
export type Reader = Kysely<Tables>;

/**
 * A store of either kind. One writer at a time on both (design §4): SQLite has one write connection,
 * PostgreSQL takes one advisory lock first.
 */
export interface Database {
  dialect: "sqlite" | "postgres";
  /** Reads go on while a transaction is open. */
  read: Reader;
  /** Runs `work` in one transaction; rolls back when it throws. */
  write<T>(work: (trx: Tx) => Promise<T>): Promise<T>;
  /** After what is being written, and what waits for its turn. */
  close(): Promise<void>;
}
