import { largestMinor, multiplyToMinor, shareOut } from "./money.ts";

/** What an entry is: work by the hour, money spent for the client, or an agreed fee. */
export type EntryKind = "time" | "expense" | "fixed-fee";

export const entryKinds: readonly EntryKind[] = ["time", "expense", "fixed-fee"];

/** The decision about an entry (R8, R9). What remains of the value is billed. */
export interface Decision {
  /** Added to (positive) or taken off (negative) the value before billing. */
  writeOnOffMinor: number;
  /** Left for a later run; unbilled again as soon as this invoice is posted. */
  carriedMinor: number;
}

/**
 * One billable row of a sheet, understood: amounts in the currency's minor unit, quantity and rate in
 * millionths (of a unit; of the currency's major unit), dates as `YYYY-MM-DD`.
 */
export interface Entry extends Decision {
  /** Identity of the row over all workbooks (R10). */
  key: string;
  kind: EntryKind;
  /** Who is billed (R6): a client's id, or a name not yet checked with the server. */
  billToKey: string;
  billToName: string;
  /** The client the work was done for; it differs from the bill-to when somebody else pays. */
  clientName: string;
  workItem: string;
  date: string | null;
  person: string;
  partner: string;
  description: string;
  quantityMicro: number | null;
  rateMicro: number | null;
  valueMinor: number;
  currency: string;
  /** After falling back from entry to client to firm (R12); null means that none is known, which blocks. */
  taxCode: string | null;
  /** What stands in the column by which a run may be grouped (R6). */
  groupLabel: string;
}

/** What the client pays for the entry: `value + writeOnOff − carried` (R10), in minor units. */
export function billedMinor(entry: Pick<Entry, "valueMinor"> & Decision): number {
  return entry.valueMinor + entry.writeOnOffMinor - entry.carriedMinor;
}

/** What quantity × rate is worth (R12), in minor units; null when one of them is missing or it is too large. */
export function workValueMinor(
  entry: Pick<Entry, "quantityMicro" | "rateMicro" | "currency">,
): number | null {
  return entry.quantityMicro === null || entry.rateMicro === null
    ? null
    : multiplyToMinor(entry.quantityMicro, entry.rateMicro, entry.currency);
}

/**
 * What can still be billed of a row (R10): its value less what of it was billed or written off before. Null when that
 * is nothing, or against the value's sign. In minor units.
 */
export function remainingMinor(valueMinor: number, usedMinor: number): number | null {
  const remaining = valueMinor - usedMinor;
  return remaining !== 0 && Math.sign(remaining) === Math.sign(valueMinor) ? remaining : null;
}

/** Why a decision about an entry cannot stand. */
export type DecisionFault =
  | "not-whole-minor"
  | "too-large"
  | "carried-in-part"
  | "carried-beyond-worth"
  | "billed-against-sign";

export const decisionFaultText: Record<DecisionFault, string> = {
  "not-whole-minor": "Amounts must be whole in the smallest unit of the currency.",
  "too-large": "The amount is larger than one entry can hold.",
  "carried-in-part": "Time and expenses are carried whole; only a fixed fee can be billed in part.",
  "carried-beyond-worth": "More is carried than the entry is worth.",
  "billed-against-sign": "The write-off is larger than the entry's value.",
};

/** Checks `value + writeOnOff = billed + carried`, in sign and to the cent (R9, R10); null when it stands. */
export function checkDecision(
  entry: Pick<Entry, "kind" | "valueMinor" | "currency"> & Decision,
): DecisionFault | null {
  const { valueMinor, writeOnOffMinor, carriedMinor } = entry;
  const worthMinor = valueMinor + writeOnOffMinor;
  const amounts = [valueMinor, writeOnOffMinor, carriedMinor, worthMinor];
  if (!amounts.every(Number.isSafeInteger)) return "not-whole-minor";
  if (amounts.some((amount) => Math.abs(amount) > largestMinor(entry.currency))) return "too-large";
  if (valueMinor !== 0 && worthMinor !== 0 && Math.sign(valueMinor) !== Math.sign(worthMinor)) {
    return "billed-against-sign";
  }
  const sign = Math.sign(worthMinor);
  if (
    carriedMinor !== 0 &&
    (sign * carriedMinor < 0 || Math.abs(carriedMinor) > sign * worthMinor)
  ) {
    return "carried-beyond-worth";
  }
  if (entry.kind !== "fixed-fee" && carriedMinor !== 0 && carriedMinor !== worthMinor) {
    return "carried-in-part";
  }
  return null;
}

/**
 * A write-on/off on an invoice's total, shared over its entries that are not carried, in proportion to value (R8):
 * entry key → minor units. Null when their values sum to zero or differ in sign.
 */
export function shareWriteOnOff(
  entries: readonly Pick<Entry, "key" | "valueMinor" | "carriedMinor">[],
  writeOnOffMinor: number,
): Map<string, number> | null {
  const weights = entries
    .filter((entry) => entry.carriedMinor === 0)
    .map(({ key, valueMinor }) => ({ key, weight: valueMinor }));
  const shares = shareOut(writeOnOffMinor, weights);
  return shares && new Map(weights.map(({ key }, index) => [key, shares[index] ?? 0]));
}
