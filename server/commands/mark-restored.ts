import { systemClock } from "../compose.ts";
import { readDatabaseConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { verifyAudit } from "../storage/audit.ts";
import { afterRestore, pauseAsCopy } from "./paused-copy.ts";

/**
 * npm run mark-restored: for a database that was restored by other means than `npm run restore`, such as pg_restore,
 * before a server is started on it (P15, P7). Ends with 1 when its audit does not hold.
 */
try {
  const database = await openDatabase(readDatabaseConfig());
  try {
    await pauseAsCopy(database, systemClock);
    console.log(`The database is marked as a restored copy.\n${afterRestore}`);
    const verdict = await verifyAudit(database.read);
    if (!verdict.intact) throw new Error(`Its audit does not hold: ${verdict.reason}.`);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
