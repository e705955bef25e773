import type { Database } from "../../storage/database.ts";
import { countFirms } from "../../storage/firm/firm.ts";

/** Throws when the database cannot be read. */
export async function checkHealth(database: Database): Promise<void> {
  await countFirms(database.read);
}
