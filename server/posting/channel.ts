import type { Tx } from "../storage/database.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";

/** What became of handing something over. */
export type Outcome =
  /** `record` writes what belongs to it, in the transaction that marks the delivery as sent. */
  | { state: "sent"; record(trx: Tx): Promise<void> }
  /** A person has to mend something; `message` says what. */
  | { state: "failed"; message: string }
  /** Nobody can know whether it arrived (R21). */
  | { state: "in-doubt"; message: string };

/** A way in which an invoice leaves the house. */
export interface Channel {
  /** Whether handing over twice is the same as once; otherwise what was interrupted is in doubt (R21). */
  repeatable: boolean;
  /** Runs outside any transaction. What it throws counts as not handed over when repeatable, else as in doubt. */
  handOver(delivery: Delivery): Promise<Outcome>;
}

export type Channels = Record<Delivery["channel"], Channel | null>;
