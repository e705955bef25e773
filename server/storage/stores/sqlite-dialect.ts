import { setTimeout as pause } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { CompiledQuery, SqliteAdapter, SqliteDriver, SqliteIntrospector } from "kysely";
import { SqliteQueryCompiler } from "kysely";
import type { DatabaseConnection, Dialect, Kysely } from "kysely";

/** Kysely over one better-sqlite3 connection: statements prepared once, transactions that write from the start. */
export function sqliteDialect(connection: BetterSqlite3.Database): Dialect {
  return {
    createAdapter: () => new TransactionalDdlAdapter(),
    createDriver: () => new ImmediateDriver(connection),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite rolls back changes of the schema too, so that a migration is all or nothing. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const longestWaitMilliseconds = 30_000;

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

class ImmediateDriver extends SqliteDriver {
  readonly #connection: BetterSqlite3.Database;

  constructor(connection: BetterSqlite3.Database) {
    super({ database: withStatementCache(connection) });
    this.#connection = connection;
  }

  /** A deferred transaction could read first and then find that another process has written meanwhile. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.readonly) await connection.executeQuery(CompiledQuery.raw("begin"));
    else await this.#beginToWrite(connection);
  }

  /** While another process writes, this one goes on answering; SQLite's own waiting would hold its thread. */
  async #beginToWrite(connection: DatabaseConnection): Promise<void> {
    const deadline = performance.now() + longestWaitMilliseconds;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw("begin immediate"));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await pause(5);
      }
    }
  }

  /** A full disk, for one, has already ended the transaction. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Rows as the only parameter of a statement: it is run once for each, without a way through Kysely each time. */
export class RowsToRun {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];

  constructor(columns: readonly string[], rows: readonly Row[]) {
    this.columns = columns;
    this.rows = rows;
  }
}

const largestCacheSize = 500;

function withStatementCache(connection: BetterSqlite3.Database) {
  const statements = new Map<string, BetterSqlite3.Statement>();
  return {
    close: () => {
      connection.close();
    },
    prepare(sql: string) {
      const cached = statements.get(sql);
      if (cached) return forKysely(cached);
      const statement = connection.prepare(sql);
      if (statements.size >= largestCacheSize) {
        const [oldest] = statements.keys();
        if (oldest !== undefined) statements.delete(oldest);
      }
      statements.set(sql, statement);
      return forKysely(statement);
    },
  };
}

function forKysely(statement: BetterSqlite3.Statement) {
  return {
    reader: statement.reader,
    all: (parameters: readonly unknown[]) => statement.all(...parameters),
    run: (parameters: readonly unknown[]) => {
      const [only] = parameters;
      return only instanceof RowsToRun ? runEach(statement, only) : statement.run(...parameters);
    },
    iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters),
  };
}

function runEach(
  statement: BetterSqlite3.Statement,
  { columns, rows }: RowsToRun,
): { changes: number; lastInsertRowid: number } {
  const values = columns.map((): unknown => null);
  for (const row of rows) {
    for (let index = 0; index < values.length; index += 1)
      values[index] = row[columns[index] ?? ""];
    statement.run(values);
  }
  return { changes: rows.length, lastInsertRowid: 0 };
}
