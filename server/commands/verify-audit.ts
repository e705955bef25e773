import { readDatabaseConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { verifyAudit } from "../storage/audit.ts";

/** Follows the audit chain and says whether it holds (P14); ends with 1 when it does not. */
try {
  const database = await openDatabase(readDatabaseConfig());
  const verdict = await verifyAudit(database.read);
  await database.close();
  if (verdict.intact) {
    console.log(
      `The audit holds: ${verdict.rowCount} rows, the last with hash ${verdict.headHash}.`,
    );
  } else {
    console.error(
      `The audit does not hold: ${verdict.reason}. ${verdict.rowCount} rows before it do.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
