import { existsSync, renameSync } from "node:fs";
import { systemClock } from "../compose.ts";
import { makePausedCopy } from "./paused-copy.ts";
import { sqlitePath } from "./sqlite-path.ts";

/** npm run backup -- FILE: a checked copy of the database in use, with sending paused inside it (P15). */
try {
  process.umask(0o077);
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("Say where to: npm run backup -- /path/to/copy.sqlite");
  const path = sqlitePath();
  if (existsSync(file)) throw new Error(`There is a file ${file} already; give another name.`);
  if (!existsSync(path)) throw new Error(`There is no database ${path}.`);
  // Under its name there is only what has been checked.
  const unchecked = `${file}.unchecked`;
  const auditFault = await makePausedCopy(path, unchecked, systemClock);
  renameSync(unchecked, file);
  console.log(`The copy is in ${file}. It is sound, and sending is paused inside it.`);
  if (auditFault !== null) {
    throw new Error(`Its audit does not hold: ${auditFault}. The copy was kept all the same.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
