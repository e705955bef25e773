import type { CommitUploadBody, CommittedUpload } from "#shared/wire/upload.ts";
import type { Api } from "../../../api/client.ts";
import { ConnectionError, ProblemError } from "../../../api/problem-error.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { Workbook } from "../../../workbook/workbook.ts";
import type { KeyedStorage } from "../../../session/preferences.ts";
import { refreshSheet } from "../refresh-sheet.ts";
import { NothingMadeError } from "./creating-errors.ts";
import type { CreatingAction } from "./creating-state.ts";
import { dropPendingUpload, keepPendingUpload } from "./pending-upload.ts";
import type { PendingUpload } from "./pending-upload.ts";
import { prepareRows } from "./prepare-rows.ts";
import type { Agreement } from "./prepare-rows.ts";
import { lacksChunks, sendUpload } from "./send-upload.ts";
import type { Upload } from "./send-upload.ts";
import { chunksOf, expectedOf, uploadEntries } from "./upload-plan.ts";

export interface CreatingDependencies {
  api: Pick<Api, "check" | "putChunk" | "commitUpload" | "entryStates">;
  workbook: Workbook;
  storage: KeyedStorage;
  newId: () => string;
  now: () => Date;
}

/** An upload on its way, kept so that it can be sent again as it is. */
export interface Underway {
  upload: Upload;
  pending: PendingUpload;
  sheet: { table: SheetTable; mapping: ColumnMapping } | null;
  /** Copied rows that got a key of their own; 0 after a reload of the pane, which has forgotten it. */
  copiedRows: number;
}

type Report = (action: CreatingAction) => void;

/**
 * From the agreed preview to the run: keys, upload, commit, and the outcome in the sheet. Every end is
 * reported; the returned upload is there when asking again makes sense.
 */
export async function createRun(
  deps: CreatingDependencies,
  agreed: Agreement,
  target: { target: CommitUploadBody["target"]; runName: string },
  report: Report,
  signal: AbortSignal,
): Promise<Underway | null> {
  report({ type: "started" });
  try {
    const { table, picked, copiedRows } = await prepareRows(deps, agreed, {
      signal,
      onProgress: (step, done, total) => report({ type: "moved", step, done, total }),
    });
    const chunks = chunksOf(uploadEntries(picked));
    const commit: CommitUploadBody = {
      chunkCount: chunks.length,
      expected: expectedOf(agreed.preview),
      target: target.target,
    };
    const uploadId = deps.newId();
    const pending: PendingUpload = {
      uploadId,
      commit,
      runName: target.runName,
      tableId: table.id,
      personId: agreed.me.person.id,
      startedAt: deps.now().toISOString(),
    };
    const sheet = { table, mapping: agreed.mapping };
    keepPendingUpload(deps.storage, pending);
    const underway = { upload: { uploadId, chunks, commit }, pending, sheet, copiedRows };
    return await finishUpload(deps, underway, { repeat: false, report, signal });
  } catch (error) {
    report(signal.aborted ? { type: "cancelled" } : { type: "stopped", error, next: "look-again" });
    return null;
  }
}

/** Sends what is to be sent and commits; with `repeat` for an upload whose outcome is not known. */
export async function finishUpload(
  deps: CreatingDependencies,
  underway: Underway,
  options: { repeat: boolean; report: Report; signal: AbortSignal },
): Promise<Underway | null> {
  const { report, signal, repeat } = options;
  if (repeat) report({ type: "started" });
  let committed: CommittedUpload;
  try {
    committed = await sendUpload(deps.api, underway.upload, {
      repeat,
      signal,
      onProgress: ({ sentEntries, totalEntries, committing }) =>
        report({
          type: "moved",
          step: committing ? "commit" : "upload",
          done: sentEntries,
          total: totalEntries,
        }),
    });
  } catch (error) {
    return stopped(deps, underway, error, options);
  }
  dropPendingUpload(deps.storage);
  const sheetError = await writeToSheet(deps, underway, report);
  const { runName } = underway.pending;
  report({ type: "finished", committed, runName, sheetError, copiedRows: underway.copiedRows });
  return null;
}

function stopped(
  deps: CreatingDependencies,
  underway: Underway,
  error: unknown,
  { report, signal }: { report: Report; signal: AbortSignal },
): Underway | null {
  const unknown = error instanceof ConnectionError || isServerFault(error);
  if (unknown && !signal.aborted) {
    report({ type: "stopped", error, next: "same-upload" });
    return underway;
  }
  dropPendingUpload(deps.storage);
  if (signal.aborted) report({ type: "cancelled" });
  else if (lacksChunks(error)) {
    report({ type: "stopped", error: new NothingMadeError(), next: "look-again" });
  } else report({ type: "stopped", error, next: "look-again" });
  return null;
}

/** A fault on the server's side leaves open whether the commit went through. */
function isServerFault(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status >= 500;
}

/** The run stands whatever happens here; a sheet that could not be written is told, not undone. */
async function writeToSheet(
  deps: CreatingDependencies,
  { sheet }: Underway,
  report: Report,
): Promise<unknown> {
  if (sheet === null) return null;
  report({ type: "moved", step: "sheet", done: 0, total: 0 });
  try {
    await refreshSheet(deps, sheet, {
      onProgress: ({ done, total }) => report({ type: "moved", step: "sheet", done, total }),
    });
    return null;
  } catch (error) {
    return error;
  }
}
