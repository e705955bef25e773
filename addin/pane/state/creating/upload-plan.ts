import { sumByCurrency } from "#shared/money.ts";
import type { CommitUploadBody, UploadEntry } from "#shared/wire/upload.ts";
import type { Billable } from "../unbilled/billable.ts";
import type { Preview } from "../unbilled/preview.ts";

/** Entries a chunk: a request of about half a megabyte. */
export const chunkEntries = 2_000;

/** The entries as the server takes them; every row has its key and its client by now. */
export function uploadEntries(billables: readonly Billable[]): UploadEntry[] {
  return billables.map(({ sheet, clientId, confirmedNotBilled }) => {
    if (sheet.key === null || clientId === null) {
      throw new Error(`Row ${sheet.sheetRow} has no key or no client`);
    }
    return {
      key: sheet.key,
      fingerprint: sheet.fingerprint,
      clientId,
      kind: sheet.kind,
      workItem: sheet.workItem,
      date: sheet.date,
      person: sheet.person,
      partner: sheet.partner,
      description: sheet.description,
      quantityMicro: sheet.quantityMicro,
      rateMicro: sheet.rateMicro,
      valueMinor: sheet.valueMinor,
      currency: sheet.currency,
      taxCode: sheet.taxCode,
      groupLabel: sheet.groupLabel,
      writeOnOffMinor: 0,
      carriedMinor: 0,
      confirmedNotBilled,
    };
  });
}

export function chunksOf(entries: readonly UploadEntry[]): UploadEntry[][] {
  const chunks: UploadEntry[][] = [];
  for (let start = 0; start < entries.length; start += chunkEntries) {
    chunks.push(entries.slice(start, start + chunkEntries));
  }
  return chunks;
}

/** What the person saw, for the server to hold its own result against. */
export function expectedOf(preview: Preview): CommitUploadBody["expected"] {
  return {
    entryCount: preview.entryCount,
    invoiceCount: preview.invoices.length,
    netByCurrency: sumByCurrency(preview.netTotals),
    grossByCurrency: sumByCurrency(preview.grossTotals ?? []),
  };
}

/** What the person agreed to, for comparing with the sheet read again after keys were given. */
export function sameMoney(agreed: Preview, now: Preview): boolean {
  return JSON.stringify(expectedOf(agreed)) === JSON.stringify(expectedOf(now));
}
