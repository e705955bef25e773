import type { RunDetail } from "#shared/wire/run.ts";
import type { Context } from "../context.ts";
import { readRunDetail } from "./run-view.ts";

/** A run opened, as this person may see it (R4, R5). Throws `run-not-found`. */
export async function showRun(context: Context, runId: string): Promise<RunDetail> {
  return readRunDetail(context, context.database.read, runId);
}
