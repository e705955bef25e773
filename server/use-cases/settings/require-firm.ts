import type { Reader } from "../../storage/database.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import type { Firm } from "../../storage/firm/firm.ts";
import { requireVersion } from "../require-version.ts";

/** The firm, if it is still as the person saw it. Throws `version-changed`. */
export async function requireFirm(reader: Reader, version: number): Promise<Firm> {
  const firm = await readFirm(reader);
  requireVersion(firm, version, "What is set for the firm");
  return firm;
}
