import type { ImportPreview, PreviewImportBody } from "#shared/wire/client-import.ts";
import type { Context } from "../context.ts";
import { compareList } from "./compare-list.ts";

/** What each row of a list would come to; changes nothing. */
export async function previewImport(
  context: Context,
  { rows }: PreviewImportBody,
): Promise<ImportPreview> {
  const steps = await compareList(context, context.database.read, rows);
  return { verdicts: steps.map(({ verdict }) => verdict) };
}
