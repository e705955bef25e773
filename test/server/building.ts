import type { Selectable } from "kysely";
import { groupEntries } from "#shared/grouping.ts";
import type { Grouping } from "#shared/grouping.ts";
import { sumByCurrency } from "#shared/money.ts";
import type { TaxRate } from "#shared/totals.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import type { CommitUploadBody, CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import type { AuditTable, ClientsTable } from "../../server/storage/tables.ts";
import { commitUpload } from "../../server/use-cases/building/commit-upload.ts";
import type { Actor } from "../../server/use-cases/context.ts";
import { putChunk } from "../../server/use-cases/building/put-chunk.ts";
import { sha256Of } from "../../server/documents/sha256.ts";
import { newFirm, newPeriod, newTaxRate } from "./factories.ts";
import type { Store } from "./stores.ts";

type Client = Selectable<ClientsTable>;

/** A firm with an open November and December, a closed October, 20 % (S) and, from 2026-11-16 on, 5 % for R. */
export async function newFirmToBill(store: Store): Promise<void> {
  await newFirm(store);
  await newPeriod(store);
  await newPeriod(store, { starts_on: "2026-12-01", ends_on: "2026-12-31" });
  await newPeriod(store, { starts_on: "2026-10-01", ends_on: "2026-10-31", state: "closed" });
  for (const { code, name, validFrom, components } of billingRates) {
    await newTaxRate(store, { code, name, valid_from: validFrom, components });
  }
}

export const billingRates: readonly TaxRate[] = [
  ["S", "2020-01-01", 200_000] as const,
  ["R", "2020-01-01", 100_000] as const,
  ["R", "2026-11-16", 50_000] as const,
].map(([code, validFrom, ratePpm]) => ({
  code,
  name: `${code} rate`,
  validFrom,
  components: [{ name: "VAT", ratePpm, compound: false }],
}));

let entryNumber = 0;

/** An hour at 100.00 of this client's, under a key of its own. */
export function entryOf(client: Client, fields: Partial<UploadEntry> = {}): UploadEntry {
  const key = fields.key ?? `row-${++entryNumber}`;
  return {
    key,
    fingerprint: `content of ${key}`,
    clientId: client.id,
    kind: "time",
    workItem: "Bookkeeping",
    date: "2026-11-10",
    person: "Ana Duarte",
    partner: "Tom Reid",
    description: "Month-end reconciliation",
    quantityMicro: 1_000_000,
    rateMicro: 100_000_000,
    valueMinor: 10_000,
    currency: "GBP",
    taxCode: null,
    groupLabel: "",
    writeOnOffMinor: 0,
    carriedMinor: 0,
    confirmedNotBilled: false,
    ...fields,
  };
}

export interface UploadWanted {
  entries: readonly UploadEntry[];
  name?: string;
  invoiceDate?: string;
  grouping?: Grouping;
  /** Adds to this draft run instead of making one. */
  runId?: string;
  uploadId?: string;
  entriesInChunk?: number;
  /** Who pays: client id → bill-to id, where it is somebody else. */
  billTo?: Readonly<Record<string, string>>;
  expected?: Partial<CommitUploadBody["expected"]>;
}

let runNumber = 0;

/** The body of a commit, with what the pane would have shown for these entries. */
export function commitBodyOf(wanted: UploadWanted): CommitUploadBody {
  const { entries, entriesInChunk = 2, grouping = "client" } = wanted;
  const invoiceDate = wanted.invoiceDate ?? "2026-11-24";
  const totals = groupEntries(
    entries.map((entry) => ({
      ...entry,
      billToKey: wanted.billTo?.[entry.clientId] ?? entry.clientId,
      billToName: "",
      clientName: "",
      taxCode: entry.taxCode ?? "S",
    })),
    grouping,
  ).map((draft) => {
    const { currency } = draft;
    const rules = { currency, invoiceDate, rates: billingRates };
    const lines = linesOf(draft.entries, "every-entry", rules);
    return { currency, ...totalsOf(lines, { rates: billingRates, pricesIncludeTax: false }) };
  });
  const sums = (field: "netMinor" | "grossMinor") =>
    sumByCurrency(totals.map((one) => ({ currency: one.currency, amountMinor: one[field] })));
  return {
    chunkCount: Math.ceil(entries.length / entriesInChunk),
    expected: {
      entryCount: entries.length,
      invoiceCount: totals.length,
      netByCurrency: sums("netMinor"),
      grossByCurrency: sums("grossMinor"),
      ...wanted.expected,
    },
    target:
      wanted.runId === undefined
        ? {
            type: "new-run",
            name: wanted.name ?? `November ${++runNumber}`,
            invoiceDate,
            grouping,
            detailLevel: "every-entry",
          }
        : { type: "draft-run", runId: wanted.runId },
  };
}

export function chunksOf({ entries, entriesInChunk = 2 }: UploadWanted): string[] {
  const chunks = [];
  for (let start = 0; start < entries.length; start += entriesInChunk) {
    chunks.push(JSON.stringify({ entries: entries.slice(start, start + entriesInChunk) }));
  }
  return chunks;
}

/** Sends the chunks under an id, which it returns. */
export async function sendChunks(
  store: Store,
  actor: Actor,
  wanted: UploadWanted,
): Promise<string> {
  const uploadId = wanted.uploadId ?? store.ids.next();
  for (const [number, body] of chunksOf(wanted).entries()) {
    const chunk = { uploadId, number, body, sha256: sha256Of(body) };
    await putChunk(store.contextFor(actor), chunk);
  }
  return uploadId;
}

/** Uploads and commits. */
export async function upload(
  store: Store,
  actor: Actor,
  wanted: UploadWanted,
): Promise<CommittedUpload> {
  const uploadId = await sendChunks(store, actor, wanted);
  const answer = await commitUpload(store.contextFor(actor), uploadId, commitBodyOf(wanted));
  // safe because commitUpload returns the text of one
  return JSON.parse(answer) as CommittedUpload;
}

/** Audit rows written by `work`, and what it returned or threw. */
export async function audited<T>(
  store: Store,
  work: () => Promise<T>,
): Promise<{ rows: Selectable<AuditTable>[]; result: T }> {
  const count = async () => store.database.read.selectFrom("audit").selectAll().execute();
  const before = (await count()).length;
  const result = await work();
  const rows = (await count()).sort((a, b) => a.sequence - b.sequence);
  return { rows: rows.slice(before), result };
}

/** Everything that a use case may write; equal before and after a refusal. */
export async function everything(store: Store): Promise<unknown> {
  const tables = [
    ...(["clients", "runs", "run_totals", "invoices", "entries", "lines"] as const),
    ...(["uploads", "upload_chunks", "confirmations", "audit"] as const),
  ];
  const content = [];
  for (const table of tables) {
    const rows = await store.database.read.selectFrom(table).selectAll().execute();
    content.push(rows.map((row) => JSON.stringify(row)).sort());
  }
  return content;
}
