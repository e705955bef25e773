import type { CheckedEntry } from "#shared/wire/check.ts";
import type { Money, PersonName } from "#shared/wire/fields.ts";

/** A row that counts against its worth on some invoice; where it is, as far as the person may see (R5, R10). */
export interface Claim {
  key: string;
  fingerprint: string;
  inDraft: boolean;
  /** What was billed or written off of an entry whose rest was carried (R9); null for any other. */
  used: Money | null;
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
 * under another where the person sees it, unless somebody has said of this very row that it is other work. Free rows are left out.
 */
export function takenRows(
  rows: readonly Row[],
  claims: readonly Claim[],
  isConfirmed: (row: Row) => boolean,
): CheckedEntry[] {
  const byKey = Map.groupBy(claims, ({ key }) => key);
  const byContent = new Map<string, Claim>();
  for (const claim of claims) {
    // Content is compared only with what the person may see: a look-alike would tell them what a hidden row says (P11).
    if (!claim.seen) continue;
    const other = byContent.get(claim.fingerprint);
    // Of several the smallest key is told, so that the answer does not hang on the order of storage.
    if (other === undefined || claim.key < other.key) byContent.set(claim.fingerprint, claim);
  }
  return rows.flatMap((row) => {
    const own = byKey.get(row.key) ?? [];
    const claim = own.find(({ used }) => used === null) ?? own.at(-1);
    if (claim !== undefined) return [takenByKey(row, claim, own)];
    const alike = byContent.get(row.fingerprint);
    if (alike === undefined || isConfirmed(row)) return [];
    return [checked(row, "looks-billed", alike)];
  });
}

/** A key counts once, after any number of times that it was billed in part. */
function takenByKey(row: Row, claim: Claim, own: readonly Claim[]): CheckedEntry {
  if (claim.used === null) return checked(row, claim.inDraft ? "in-draft" : "billed", claim);
  // Without sight of every part nobody learns what is left.
  if (!own.every(({ seen }) => seen)) return checked(row, "billed", claim);
  return { ...checked(row, "part-billed", claim), used: usedOf(own) };
}

/** What the parts of a row that are billed have used of its worth; null where there is none. */
export function usedOf(claims: readonly Claim[]): Money | null {
  const parts = claims.flatMap(({ used }) => used ?? []);
  const [first] = parts;
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  return first === undefined ? null : { currency: first.currency, amountMinor };
}

function checked(row: Row, state: CheckedEntry["state"], claim: Claim): CheckedEntry {
  const { runId, runName, invoiceId, invoiceNumber, invoiceDate, by } = claim;
  const changed = claim.seen && claim.fingerprint !== row.fingerprint;
  return {
    key: row.key,
    state,
    used: null,
    runId,
    runName,
    invoiceId,
    invoiceNumber,
    invoiceDate,
    by,
    changed,
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
    case "part-billed":
      return `Billed in part${where}; nothing of it is left to bill.`;
    case "looks-billed":
      return `Looks like work that is billed or in a draft already${where}.`;
    default:
      return `Already billed${where}.`;
  }
}
