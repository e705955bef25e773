import { sql } from "kysely";
import type { Database, Tx } from "./database.ts";

interface Waiting {
  work: (trx: Tx) => Promise<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * The same database for many who write a little at once: what waits for its turn is committed together. Each still
 * stands alone: one that throws is undone and told by itself, and nobody is answered before the commit (P13).
 */
export function withGroupedWrites(database: Database): Database {
  const waiting: Waiting[] = [];
  let writing = false;

  const writeAll = async () => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) await writeGroup(database, waiting);
    writing = false;
  };
  return {
    ...database,
    write: <T>(work: (trx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        // safe because `resolve` gets what `work` gives
        waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
        void writeAll();
      }),
  };
}

/** Never throws: whoever waits is told. */
async function writeGroup(database: Database, waiting: Waiting[]): Promise<void> {
  let group: Waiting[] = [];
  try {
    const answers = await database.write(async (trx) => {
      // only now, so that all come along who asked while others were writing
      group = waiting.splice(0);
      const made = [];
      // one that is alone is undone with its transaction
      const separate = group.length > 1 ? alone : directly;
      for (const one of group) made.push(await separate(trx, one));
      return made;
    });
    for (const answer of answers) answer();
  } catch (error) {
    for (const { reject } of [...group, ...(group.length === 0 ? waiting.splice(0) : [])])
      reject(error);
  }
}

async function directly(trx: Tx, { work, resolve }: Waiting): Promise<() => void> {
  const result = await work(trx);
  return () => resolve(result);
}

/** What is to be answered after the commit. */
async function alone(trx: Tx, { work, resolve, reject }: Waiting): Promise<() => void> {
  await sql`savepoint one_of_group`.execute(trx);
  try {
    const result = await work(trx);
    await sql`release savepoint one_of_group`.execute(trx);
    return () => resolve(result);
  } catch (error) {
    await sql`rollback to savepoint one_of_group`.execute(trx);
    await sql`release savepoint one_of_group`.execute(trx);
    return () => reject(error);
  }
}
