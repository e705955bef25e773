import type { Language } from "#shared/language.ts";
import type { Reader } from "../database.ts";
import { languageOf } from "./client-record.ts";

/** The language in which a client wants its invoices; null: the firm's. */
export async function findClientLanguage(
  reader: Reader,
  clientId: string,
): Promise<Language | null> {
  const row = await reader
    .selectFrom("clients")
    .select("language")
    .where("id", "=", clientId)
    .executeTakeFirst();
  return languageOf(row?.language ?? null);
}
