import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommitUploadBody, UploadEntry } from "#shared/wire/upload.ts";
import { fingerprintOf } from "#shared/fingerprint.ts";
import { groupEntries } from "#shared/grouping.ts";
import { sumByCurrency } from "#shared/money.ts";
import { linesOf, totalsOf } from "#shared/totals.ts";
import { bulkInsert } from "../../server/storage/bulk-insert.ts";
import type { Database } from "../../server/storage/database.ts";
import { openSqlite } from "../../server/storage/stores/sqlite.ts";
import type { Actor } from "../../server/use-cases/context.ts";
import { sampleEntries, sampleRates } from "./sample-entries.ts";

export const invoiceDate = "2026-11-30";

/** A database of its own on the disk. */
export async function temporaryDatabase(): Promise<{
  database: Database;
  path: string;
  remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "billing-runs-bench-"));
  const path = join(folder, "firm.sqlite");
  const database = await openSqlite(path);
  const remove = async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, path, remove };
}

/** Fills in a firm that can bill in November 2026, with so many clients. */
export async function fillFirm(database: Database, clientCount: number): Promise<Actor> {
  const personId = "maker";
  await database.write(async (trx) => {
    await trx
      .insertInto("firm")
      .values({
        id: "firm",
        name: "Firm",
        address: '["1 High Street"]',
        time_zone: "Europe/London",
        currency: "GBP",
        prices_include_tax: 0,
        default_tax_code: "STANDARD",
        terms_days: 30,
        approval: "none",
        hold_back_seconds: 0,
        version: 1,
      })
      .execute();
    await trx
      .insertInto("periods")
      .values({
        id: "november",
        starts_on: "2026-11-01",
        ends_on: "2026-11-30",
        state: "open",
        version: 1,
      })
      .execute();
    for (const { code, validFrom, name, components } of sampleRates) {
      const row = { id: `${code}-${validFrom}`, code, valid_from: validFrom, name };
      await trx
        .insertInto("tax_rates")
        .values({ ...row, components: JSON.stringify(components) })
        .execute();
    }
    await trx
      .insertInto("people")
      .values({
        id: personId,
        name: "Maker",
        email: "maker@firm.example",
        billing_access: 1,
        send_export: 1,
        admin: 0,
        disabled: 0,
        version: 1,
      })
      .execute();
    const clients = Array.from({ length: clientCount }, (_, index) => ({
      id: `client-${index}`,
      code: `C${index}`,
      code_key: `c${index}`,
      name: `Client ${index} Ltd`,
      name_key: `client ${index} ltd`,
      address: '["1 High Street","Bath BA1 1AA"]',
      email: "accounts@client.example",
      tax_number: "GB 123 4567 89",
      tax_code: null,
      terms_days: null,
      bill_to_id: null,
      privacy: "public" as const,
      created_at: "2026-01-01T00:00:00.000Z",
      version: 1,
    }));
    await bulkInsert(trx, database.dialect, "clients", clients);
  });
  return { personId, name: "Maker", billingAccess: true, sendExport: true, admin: false };
}

export interface UploadSample {
  chunks: string[];
  commit: CommitUploadBody;
}

/** A sheet's rows as the pane would send them, with what it would have shown. */
export function sampleUpload(
  entryCount: number,
  clientCount: number,
  entriesInChunk: number,
): UploadSample {
  const entries = sampleEntries(entryCount, clientCount);
  const invoices = groupEntries(entries, "client").map((draft) => {
    const { currency } = draft;
    const lines = linesOf(draft.entries, "every-entry", {
      currency,
      invoiceDate,
      rates: sampleRates,
    });
    return { currency, ...totalsOf(lines, { rates: sampleRates, pricesIncludeTax: false }) };
  });
  const sums = (field: "netMinor" | "grossMinor") =>
    sumByCurrency(invoices.map((one) => ({ currency: one.currency, amountMinor: one[field] })));
  const chunks = [];
  for (let start = 0; start < entries.length; start += entriesInChunk) {
    const chunk = entries
      .slice(start, start + entriesInChunk)
      .map(({ billToKey, billToName: _name, clientName, ...entry }): UploadEntry => ({
        ...entry,
        clientId: billToKey,
        fingerprint: fingerprintOf({ ...entry, clientName }),
        confirmedNotBilled: false,
      }));
    chunks.push(JSON.stringify({ entries: chunk }));
  }
  return {
    chunks,
    commit: {
      chunkCount: chunks.length,
      expected: {
        entryCount,
        invoiceCount: invoices.length,
        netByCurrency: sums("netMinor"),
        grossByCurrency: sums("grossMinor"),
      },
      target: {
        type: "new-run",
        name: `November ${randomUUID()}`,
        invoiceDate,
        grouping: "client",
        detailLevel: "every-entry",
      },
    },
  };
}
