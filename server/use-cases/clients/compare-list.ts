import { nameKey } from "#shared/names.ts";
import type { ImportRow } from "#shared/wire/client-import.ts";
import { compareImport } from "../../domain/client-import.ts";
import type { ImportStep } from "../../domain/client-import.ts";
import { findClientCandidates } from "../../storage/clients.ts";
import type { Reader } from "../../storage/database.ts";
import { readTaxRates } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";

/** Compares a list with the clients that the person may know, as the preview shows it and the import checks it. */
export async function compareList(
  { database, actor }: Context,
  reader: Reader,
  rows: readonly ImportRow[],
): Promise<ImportStep[]> {
  const keys = (field: "name" | "code") =>
    new Set(rows.flatMap((row) => nameKey(row[field] ?? "") || []));
  const known = await findClientCandidates(reader, database.dialect, actor.personId, {
    nameKeys: keys("name"),
    codeKeys: keys("code"),
  });
  const taxCodes = new Set((await readTaxRates(reader)).map(({ code }) => code));
  return compareImport(rows, known, taxCodes);
}
