import { setImmediate as nextTurn } from "node:timers/promises";
import { packDocument } from "../documents/pack-document.ts";
import { zipOf } from "../documents/zip-archive.ts";
import { compareForNumbering } from "../domain/posting/numbering.ts";
import type { PackedDocument } from "../domain/stored-document.ts";
import { checkExport, controlTotals, invoicesForLedger } from "../export-formats/check-export.ts";
import type {
  ExportFile,
  ExportFormat,
  LedgerMapping,
  PostedInvoice,
} from "../export-formats/export-format.ts";
import { findExportFormat } from "../export-formats/registry.ts";
import type { Database } from "../storage/database.ts";
import { writeAudit } from "../storage/audit.ts";
import { insertDocument } from "../storage/posting/documents.ts";
import { insertExport } from "../storage/posting/exports.ts";
import { findLedgerMapping } from "../storage/posting/ledger-mappings.ts";
import { listLines } from "../storage/posting/lines.ts";
import { listIssuedInvoices, markExported } from "../storage/posting/posting-invoices.ts";
import { findPosting } from "../storage/posting/postings.ts";
import type { Posting } from "../storage/posting/postings.ts";
import { findRun } from "../storage/runs.ts";
import { storeRunTotals } from "../storage/run-totals.ts";
import type { Clock, Ids } from "../use-cases/context.ts";
import type { Channel, Outcome } from "./channel.ts";

interface ExportChannelDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
}

/**
 * Writes a run's invoices into the ledger's file and stores it (R22). The bytes and the marks on the invoices are
 * written together, so a crash before leaves nothing and the next attempt makes the same file.
 */
export function exportChannel(deps: ExportChannelDeps): Channel {
  return {
    repeatable: true,
    lanes: 1,
    close: () => undefined,
    async handOver({ runId }) {
      const { database } = deps;
      const run = await findRun(database.read, runId);
      const posting = await findPosting(database.read, runId);
      const format = findExportFormat(posting?.format ?? "");
      const mapping = format && (await findLedgerMapping(database.read, format.id));
      if (run === null || posting === null || format === null || mapping === null) {
        return failed("The format of the export file is no longer set up.");
      }
      const invoices = await postedInvoices(database, runId, run.name);
      const [blocked] = checkExport(format, invoices, mapping);
      if (blocked !== undefined) return failed(blocked.message);
      const file = await fileSet(format, invoices, mapping);
      const document = await packDocument({ ...file, id: deps.ids.next() });
      return store(deps, posting, format, invoices, document);
    },
  };
}

function failed(message: string): Outcome {
  return { state: "failed", message: `The file was not written. ${message}` };
}

const invoicesPerSlice = 200;

/** The frozen invoices in the order of their numbers. */
async function postedInvoices(
  database: Database,
  runId: string,
  reference: string,
): Promise<PostedInvoice[]> {
  const stored = (await listIssuedInvoices(database.read, runId)).sort(compareForNumbering);
  const invoices: PostedInvoice[] = [];
  for (let start = 0; start < stored.length; start += invoicesPerSlice) {
    const slice = stored.slice(start, start + invoicesPerSlice);
    const lines = await listLines(
      database.read,
      slice.map(({ id }) => id),
    );
    for (const invoice of slice) {
      const { number } = invoice;
      if (number === null) throw new Error("An invoice without a number cannot be exported.");
      const { clientAddress: address } = invoice;
      invoices.push({ ...invoice, number, address, reference, lines: lines.get(invoice.id) ?? [] });
    }
    await nextTurn();
  }
  return invoices;
}

/** One file as it is; several as one ZIP. */
async function fileSet(
  format: ExportFormat,
  invoices: readonly PostedInvoice[],
  mapping: LedgerMapping,
): Promise<ExportFile> {
  const included = invoicesForLedger(format, invoices);
  const files = await writeInTurns(format, included, mapping);
  const [only] = files;
  if (files.length === 1 && only !== undefined) return only;
  const numbers = [included[0]?.number ?? "", included.at(-1)?.number ?? ""];
  const range = numbers.map((number) => number.replace(/[^A-Za-z0-9-]+/g, "-")).join("-to-");
  return {
    fileName: `${format.id}-${range}.zip`,
    mediaType: "application/zip",
    bytes: await zipOf(files),
  };
}

/** File by file where the format would cut there anyway, so that other requests have their turn. */
async function writeInTurns(
  format: ExportFormat,
  invoices: readonly PostedInvoice[],
  mapping: LedgerMapping,
): Promise<ExportFile[]> {
  const { invoicesPerFile } = format.limits;
  const mixed = new Set(invoices.map(({ pricesIncludeTax }) => pricesIncludeTax)).size > 1;
  if (mixed || invoices.length <= invoicesPerFile) return format.write(invoices, mapping);
  const files: ExportFile[] = [];
  for (let start = 0; start < invoices.length; start += invoicesPerFile) {
    files.push(...format.write(invoices.slice(start, start + invoicesPerFile), mapping));
    await nextTurn();
  }
  return files;
}

function store(
  deps: ExportChannelDeps,
  { runId, personId }: Posting,
  format: ExportFormat,
  invoices: readonly PostedInvoice[],
  document: PackedDocument,
): Outcome {
  const { database, clock, ids } = deps;
  return {
    state: "sent",
    async record(trx) {
      const createdAt = clock.now();
      await insertDocument(trx, document, createdAt);
      const { invoiceCount, totals } = controlTotals(format, invoices);
      const id = ids.next();
      await insertExport(trx, {
        id,
        runId,
        format: format.id,
        documentId: document.id,
        invoiceCount,
        totals,
        createdAt,
      });
      // Without its sums, which those who do not see every invoice may not know (R5).
      await writeAudit(trx, {
        at: createdAt,
        personId,
        action: "export-written",
        subject: `run:${runId}`,
        after: { exportId: id, format: format.id, sha256: document.sha256 },
      });
      for (let start = 0; start < invoices.length; start += invoicesPerSlice) {
        const slice = invoices.slice(start, start + invoicesPerSlice);
        await markExported(
          trx,
          database.dialect,
          slice.map((invoice) => invoice.id),
        );
        await nextTurn();
      }
      await storeRunTotals(trx, runId);
    },
  };
}
