import { nameKey } from "#shared/names.ts";
import type { RunList, RunListQuery } from "#shared/wire/run.ts";
import { findRunSums } from "../../storage/run-totals.ts";
import { countRuns, listRuns as listStoredRuns } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import { postingProgress } from "../posting/posting-progress.ts";
import { noSums, runSummary } from "./run-view.ts";

/** A page of runs, the newest first, found by name (R2, R4); sums are those of what the person may see (R5). */
export async function listRuns(
  { database, clock, actor }: Context,
  { tab, search, cursor, limit }: RunListQuery,
): Promise<RunList> {
  const { read, dialect } = database;
  const searchKey = nameKey(search);
  const [createdAt, id] = readCursor(cursor, 2) ?? [];
  const after = createdAt === undefined || id === undefined ? null : { createdAt, id };
  const found = await listStoredRuns(read, { tab, searchKey, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const sums = await findRunSums(
    read,
    dialect,
    actor.personId,
    page.map((run) => run.id),
  );
  const seen = page.map((run) => ({ id: run.id, ...(sums.get(run.id) ?? noSums) }));
  const progress = await postingProgress(read, dialect, actor.personId, seen, clock.now());
  return {
    runs: page.map((run) => runSummary(run, sums.get(run.id), progress.get(run.id) ?? null)),
    counts: await countRuns(read, searchKey),
    nextCursor: last === undefined ? null : writeCursor([last.createdAt, last.id]),
  };
}
