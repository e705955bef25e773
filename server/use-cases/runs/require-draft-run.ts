import { AppError } from "../../domain/app-error.ts";
import { enforce } from "../../domain/refusal.ts";
import { draftRunRefusal } from "../../domain/run-actions.ts";
import type { Reader } from "../../storage/database.ts";
import { findRun } from "../../storage/runs.ts";
import type { Run } from "../../storage/runs.ts";
import { requireVersion } from "../require-version.ts";

/** The run, if it is still as the person saw it. Throws `run-not-found`, `version-changed`. */
export async function requireRun(reader: Reader, runId: string, version: number): Promise<Run> {
  const run = await findRun(reader, runId);
  if (run === null) throw new AppError("run-not-found", "This run does not exist any more.");
  requireVersion(run, version, "The run");
  return run;
}

/** The same of a run that is to be changed: `run-not-draft` too (R1). */
export async function requireDraftRun(
  reader: Reader,
  runId: string,
  version: number,
): Promise<Run> {
  const run = await requireRun(reader, runId, version);
  enforce(draftRunRefusal(run.status));
  return run;
}
