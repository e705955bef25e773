import { existsSync } from "node:fs";
import { systemClock } from "../compose.ts";
import { lockFileBeside } from "../storage/posting/owner-lock.ts";
import { removeSqlite, replaceSqlite } from "../storage/stores/sqlite-copy.ts";
import { afterRestore, makePausedCopy } from "./paused-copy.ts";
import { sqlitePath } from "./sqlite-path.ts";

/** npm run restore -- FILE: puts a copy in the place of the database, which is kept beside it. */
async function restore(file: string, path: string): Promise<void> {
  const lock = lockFileBeside(path);
  if (lock === null) {
    throw new Error("A server is running on this database. Stop it first, then restore.");
  }
  const incoming = `${path}.restoring`;
  try {
    removeSqlite(incoming);
    const auditFault = await makePausedCopy(file, incoming, systemClock);
    if (auditFault !== null) {
      throw new Error(`The audit in ${file} does not hold: ${auditFault}. Nothing was changed.`);
    }
    const kept = `${path}.replaced-${systemClock.now().replace(/\D/g, "")}`;
    const isReplacing = existsSync(path);
    replaceSqlite(path, incoming, kept);
    console.log(`The database is restored from ${file}.${isReplacing ? ` What it replaced is in ${kept}.` : ""}
${afterRestore}`);
  } finally {
    removeSqlite(incoming);
    await lock.release();
  }
}

try {
  process.umask(0o077);
  const [file] = process.argv.slice(2);
  if (file === undefined)
    throw new Error("Say from where: npm run restore -- /path/to/copy.sqlite");
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  await restore(file, sqlitePath());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
