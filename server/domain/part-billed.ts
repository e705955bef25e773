import { remainingMinor } from "#shared/entry.ts";
import type { CheckedEntry } from "#shared/wire/check.ts";
import type { Money } from "#shared/wire/fields.ts";
import type { UploadEntry } from "#shared/wire/upload.ts";

/**
 * A row with what of its value can still be billed after what was used of it (R10); null when that is nothing, or when
 * it was used in another currency.
 */
export function leftOf<Row extends { valueMinor: number; currency: string }>(
  row: Row,
  used: Money,
): Row | null {
  if (used.currency !== row.currency) return null;
  const valueMinor = remainingMinor(row.valueMinor, used.amountMinor);
  return valueMinor === null ? null : { ...row, valueMinor };
}

/** Uploaded rows with what is left of those that are billed in part; these are taken only where nothing is left. */
export function leftToBill(
  rows: readonly UploadEntry[],
  taken: readonly CheckedEntry[],
): { rows: readonly UploadEntry[]; taken: readonly CheckedEntry[] } {
  const usedByKey = new Map<string, Money>();
  for (const { key, used } of taken) if (used !== null) usedByKey.set(key, used);
  if (usedByKey.size === 0) return { rows, taken };
  const free = new Set<string>();
  const left = rows.map((row) => {
    const used = usedByKey.get(row.key);
    const rest = used === undefined ? null : leftOf(row, used);
    if (rest !== null) free.add(row.key);
    return rest ?? row;
  });
  return { rows: left, taken: taken.filter(({ key }) => !free.has(key)) };
}
