import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { CompiledQuery, Insertable } from "kysely";
import type { Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

/** About fifty rows a statement is fastest on SQLite (reference/measurements.md 1.1). */
const rowsPerStatement = 50;
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
  const step = dialect === "sqlite" ? rowsPerStatement : rowsPerJson;
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

async function insertCompiled(
  trx: Tx,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length < rowsPerStatement && rows.length > 1) {
    for (const row of rows) await insertCompiled(trx, table, columns, [row]);
    return;
  }
  const name = [table, rows.length, ...columns].join();
  let query = compiled.get(name);
  if (!query) {
    query = insertStatement(table, columns, rows.length).compile(trx);
    compiled.set(name, query);
  }
  await trx.executeQuery({
    ...query,
    parameters: rows.flatMap((row) => columns.map((c) => row[c])),
  });
}

function insertStatement(table: keyof Tables, columns: readonly string[], rowCount: number) {
  const row = sql`(${sql.join(columns.map(() => sql`${null}`))})`;
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((c) => sql.ref(c)))})
    values ${sql.join(Array.from({ length: rowCount }, () => row))}`;
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
