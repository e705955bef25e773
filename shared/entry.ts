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
