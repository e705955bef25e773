import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { CompiledQuery, Insertable } from "kysely";
import type { Tx } from "./database.ts";
import { RowsToRun } from "./stores/sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

/** A few milliseconds of work. */
const rowsPerBatch = 200;
const rowsPerJson = 1_000;
const sliceMilliseconds = 20;

type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts many rows that have the same columns, and lets other requests have their turn every 20 ms or so.
 * Not for columns of bytes.
 */
export async function bulkInsert<Table extends keyof Tables>(
  trx: Tx,
  dialect: "sqlite" | "postgres",
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const first: Row | undefined = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  let sliceStart = performance.now();
  const step = dialect === "sqlite" ? rowsPerBatch : rowsPerJson;
  for (let start = 0; start < rows.length; start += step) {
    const part: readonly Row[] = rows.slice(start, start + step);
    if (dialect === "sqlite") await insertCompiled(trx, table, columns, part);
    else await insertJson(trx, table, columns, part);
    if (performance.now() - sliceStart > sliceMilliseconds) {
      await nextTurn();
      sliceStart = performance.now();
    }
  }
}

/** Kysely builds the statement once; after that only the values change. */
const compiled = new Map<string, CompiledQuery>();

/** One row a statement: with the triggers that guard issued invoices, several are slower. */
async function insertCompiled(
  trx: Tx,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const name = [table, ...columns].join();
  let query = compiled.get(name);
  if (!query) {
    const names = sql.join(columns.map((c) => sql.ref(c)));
    const values = sql.join(columns.map(() => sql`${null}`));
    query = sql`insert into ${sql.table(table)} (${names}) values (${values})`.compile(trx);
    compiled.set(name, query);
  }
  await trx.executeQuery({ ...query, parameters: [new RowsToRun(columns, rows)] });
}

/** One parameter for all rows; the table's own row type says how each field is read. */
async function insertJson(
  trx: Tx,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(columns.map((c) => sql.ref(c)));
  await sql`insert into ${sql.table(table)} (${names}) select ${names}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    trx,
  );
}
