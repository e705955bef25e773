import type { CheckedEntry } from "#shared/wire/check.ts";
import type { PersonName } from "#shared/wire/fields.ts";

/** A row that counts against its worth on some invoice; where it is, as far as the person may see (R5, R10). */
export interface Claim {
  key: string;
  fingerprint: string;
  inDraft: boolean;
  /** Whether the person may see the invoice; what follows is null otherwise. */
  seen: boolean;
  runId: string | null;
  runName: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  invoiceDate: string | null;
  by: PersonName | null;
}

interface Row {
  key: string;
  fingerprint: string;
}

/**
 * R10 for rows that somebody wants to bill: taken under their own key, or equal in content to a row that is taken
 * under another, unless a person has said of this very row that it is other work. Free rows are left out.
 */
export function takenRows(
  rows: readonly Row[],
  claims: readonly Claim[],
  isConfirmed: (row: Row) => boolean,
): CheckedEntry[] {
  const byKey = new Map(claims.map((claim) => [claim.key, claim]));
  const byContent = new Map<string, Claim>();
  for (const claim of claims) {
    const other = byContent.get(claim.fingerprint);
    // Of several the smallest key is told, so that the answer does not hang on the order of storage.
    if (other === undefined || claim.key < other.key) byContent.set(claim.fingerprint, claim);
  }
  return rows.flatMap((row) => {
    const own = byKey.get(row.key);
    if (own !== undefined) return [checked(row, own.inDraft ? "in-draft" : "billed", own)];
    const alike = byContent.get(row.fingerprint);
    if (alike === undefined || isConfirmed(row)) return [];
    return [checked(row, "looks-billed", alike)];
  });
}

function checked(row: Row, state: CheckedEntry["state"], claim: Claim): CheckedEntry {
  const { runId, runName, invoiceId, invoiceNumber, invoiceDate, by } = claim;
  const changed = claim.seen && claim.fingerprint !== row.fingerprint;
  return {
    ...{ key: row.key, state, runId, runName },
    ...{ invoiceId, invoiceNumber, invoiceDate, by, changed },
  };
}

/** Where a taken row stands, in words, as far as the person may see it. */
export function claimText(entry: CheckedEntry): string {
  const place =
    entry.invoiceNumber === null
      ? entry.runName === null
        ? ""
        : ` in the run “${entry.runName}”`
      : ` on invoice ${entry.invoiceNumber}`;
  const where = entry.by === null ? place : `${place} by ${entry.by.name}`;
  switch (entry.state) {
    case "in-draft":
      return `Already on a draft invoice${where}.`;
    case "looks-billed":
      return `Looks like work that is billed or in a draft already${where}.`;
    default:
      return `Already billed${where}.`;
  }
}
