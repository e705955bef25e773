import type { Language } from "#shared/language.ts";
import type { Database, Reader } from "../database.ts";
import { keyList } from "../key-list.ts";
import { languageOf } from "./client-record.ts";

/** The language in which each client wants its invoices; `usual`, the firm's, for those who do not say. */
export async function listClientLanguages(
  reader: Reader,
  dialect: Database["dialect"],
  clientIds: Iterable<string>,
  usual: Language,
): Promise<Map<string, Language>> {
  const rows = await reader
    .selectFrom("clients")
    .select(["id", "language"])
    .where("id", "in", keyList(dialect, clientIds))
    .execute();
  return new Map(rows.map(({ id, language }) => [id, languageOf(language) ?? usual]));
}
