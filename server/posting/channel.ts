import type { Tx } from "../storage/database.ts";
import type { Delivery, DeliveryChange } from "../storage/posting/deliveries.ts";

/** What became of handing something over. */
export type Outcome =
  /** `record` writes what belongs to it, in the transaction that marks the delivery as sent. */
  | { state: "sent"; record(trx: Tx): Promise<void>; change?: DeliveryChange }
  /** A person has to mend something; `message` says what. */
  | { state: "failed"; message: string; change?: DeliveryChange }
  /** Nobody can know whether it arrived (R21). */
  | { state: "in-doubt"; message: string; change?: DeliveryChange }
  /** Certainly not handed over, and worth another attempt. */
  | { state: "queued"; message: string; change?: DeliveryChange }
  /** A wrong setting would fail every one: nothing more of this run is handed over until a person resumes (R20). */
  | { state: "halted"; message: string; change?: DeliveryChange };

/** A way in which an invoice leaves the house. */
export interface Channel {
  /** Whether handing over twice is the same as once; otherwise what was interrupted is in doubt (R21). */
  repeatable: boolean;
  /** How many deliveries it has in hand at once. */
  lanes: number;
  /** Runs outside any transaction. What it throws counts as not handed over when repeatable, else as in doubt. */
  handOver(delivery: Delivery, lane: number): Promise<Outcome>;
  /** Breaks off what is still in hand, and gives connections back. */
  close(): void;
}

export type Channels = Record<Delivery["channel"], Channel | null>;
