import { createHash } from "node:crypto";
import { nameKey } from "#shared/names.ts";
import type { CheckedEntry } from "#shared/wire/check.ts";
import type { CommitUploadBody, CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import { AppError } from "../../domain/app-error.ts";
import { takenRows } from "../../domain/claims.ts";
import { leftToBill } from "../../domain/part-billed.ts";
import { requireOpenPeriod } from "../../domain/invoice-date.ts";
import { refuseTooManyInvoices, refuseTooMuchMoney } from "../../domain/run-limits.ts";
import { refuseDifferent, resultOf } from "../../domain/upload-result.ts";
import { refuseTaken } from "../../domain/uploaded-entries.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import type { BillingRules } from "../../storage/billing-rules.ts";
import type { Tx } from "../../storage/database.ts";
import { findClaims, findConfirmations } from "../../storage/entries-claims.ts";
import { storeRunTotals } from "../../storage/run-totals.ts";
import { findRun, insertRun, saveRun } from "../../storage/runs.ts";
import { emptyChunk, findUpload, saveCommit } from "../../storage/uploads.ts";
import type { Upload } from "../../storage/uploads.ts";
import { auditUpload } from "./audit-upload.ts";
import type { Context } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";
import { readUploadedRows } from "./read-uploaded-rows.ts";
import { requireFreeName } from "../runs/require-free-name.ts";
import { requireRoom } from "../runs/require-room.ts";
import { gatherUploadClients } from "./upload-clients.ts";
import { planInvoices } from "./upload-plan.ts";
import type { RunTerms } from "./upload-plan.ts";
import { writeInvoices } from "./write-invoices.ts";

/**
 * Makes uploaded rows into a run, or adds them to a draft run, all or nothing (R1, R6, R10). Returns the JSON text of
 * a `CommittedUpload`; repeated, the same text (P5). Throws `upload-not-found`, `upload-incomplete`, `upload-differs`,
 * `run-not-found`, `run-not-draft`, `run-name-taken`, `period-closed`, `period-missing`, `client-not-found`,
 * `right-missing`, `validation`, `entry-unbalanced`, `rows-taken`, `rows-look-billed`.
 */
export async function commitUpload(
  context: Context,
  uploadId: string,
  body: CommitUploadBody,
): Promise<string> {
  const { database, actor } = context;
  const requestSha256 = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  const begun = requireOwn(await findUpload(database.read, uploadId), actor.personId);
  if (begun.answer !== null) return repeatedAnswer(begun, begun.answer, requestSha256);
  const rows = await readUploadedRows(database.read, uploadId, body.chunkCount);

  return database.write(async (trx) => {
    const upload = requireOwn(await findUpload(trx, uploadId), actor.personId);
    if (upload.answer !== null) return repeatedAnswer(upload, upload.answer, requestSha256);
    if (rows === null) throw incomplete(body.chunkCount);
    const answer = JSON.stringify(await makeInvoices(context, trx, body, rows));
    for (let number = 0; number < body.chunkCount; number += 1) {
      await emptyChunk(trx, uploadId, number);
    }
    await saveCommit(trx, uploadId, { at: context.clock.now(), requestSha256, answer });
    return answer;
  });
}

async function makeInvoices(
  context: Context,
  trx: Tx,
  { target, expected }: CommitUploadBody,
  rows: readonly UploadEntry[],
): Promise<CommittedUpload> {
  const { database, actor } = context;
  const rules = await readBillingRules(trx);
  const run = await findTarget(context, trx, target, rules);
  const clients = await gatherUploadClients(trx, database.dialect, actor.personId, rows);
  const left = leftToBill(rows, await findTakenRows(context, trx, rows));
  const planned = await planInvoices(left.rows, clients, run, rules);
  refuseTaken(left.taken);
  refuseTooManyInvoices(planned.length);
  refuseTooMuchMoney(
    planned.map(({ currency, totals }) => ({ currency, amountMinor: totals.grossMinor })),
  );
  refuseDifferent(expected, resultOf(rows.length, planned));

  const written = await writeInvoices(context, trx, run, planned, rules);
  if (target.type === "draft-run") await saveRun(trx, run.id);
  await requireRoom(trx, run.id);
  await storeRunTotals(trx, run.id);
  await auditUpload(context, trx, target, run, written);
  return {
    runId: run.id,
    entryCount: rows.length,
    invoiceCount: written.length,
    invoiceIds: written.map(({ id }) => id),
  };
}

/** The draft run, or a new one. */
async function findTarget(
  { clock, ids, actor }: Context,
  trx: Tx,
  target: CommitUploadBody["target"],
  rules: BillingRules,
): Promise<RunTerms & { id: string }> {
  if (target.type === "draft-run") {
    const run = await findRun(trx, target.runId);
    if (run === null) throw new AppError("run-not-found", "This run does not exist any more.");
    if (run.status !== "draft") {
      throw new AppError("run-not-draft", "Rows can be added to a draft run only.");
    }
    requireOpenPeriod(rules.periods, run.invoiceDate, "/target/runId");
    return run;
  }
  requireOpenPeriod(rules.periods, target.invoiceDate, "/target/invoiceDate");
  await requireFreeName(trx, target.name, "/target/name");
  const { name, invoiceDate, grouping, detailLevel } = target;
  const run = { id: ids.next(), name, invoiceDate, grouping, detailLevel, createdAt: clock.now() };
  await insertRun(trx, run, nameKey(name), actor.personId);
  return run;
}

const rowsAtOnce = 2_000;

/** Over all workbooks, in the transaction that reserves the others (R10). */
async function findTakenRows(
  { database: { dialect }, actor }: Context,
  trx: Tx,
  rows: readonly UploadEntry[],
): Promise<CheckedEntry[]> {
  const others = fairTurns();
  const taken: CheckedEntry[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const slice = rows.slice(start, start + rowsAtOnce);
    const claims = await findClaims(trx, dialect, actor.personId, slice);
    await others();
    if (claims.length === 0) continue;
    const confirmed = new Set(slice.flatMap((row) => (row.confirmedNotBilled ? row.key : [])));
    const keys = slice.map(({ key }) => key);
    const before = await findConfirmations(trx, dialect, keys);
    const beforeKeys = new Set(before.map(({ key, fingerprint }) => `${key}\n${fingerprint}`));
    taken.push(
      ...takenRows(
        slice,
        claims,
        ({ key, fingerprint }) => confirmed.has(key) || beforeKeys.has(`${key}\n${fingerprint}`),
      ),
    );
  }
  return taken;
}

function requireOwn(upload: Upload | null, personId: string): Upload {
  if (upload?.personId === personId) return upload;
  throw new AppError("upload-not-found", "This upload does not exist. Send its rows first.");
}

function repeatedAnswer(upload: Upload, answer: string, requestSha256: string): string {
  if (upload.requestSha256 === requestSha256) return answer;
  throw new AppError(
    "upload-differs",
    "This upload has become a run already, from another request. Begin a new upload.",
  );
}

function incomplete(chunkCount: number): AppError {
  return new AppError(
    "upload-incomplete",
    `Not all ${chunkCount} parts of the upload have arrived, or others than these. Send them again.`,
  );
}
