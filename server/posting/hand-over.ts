import type { Database, Tx } from "../storage/database.ts";
import { claimDelivery, nextDelivery } from "../storage/posting/delivery-queue.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";
import type { Clock } from "../use-cases/context.ts";
import type { Channel, Outcome } from "./channel.ts";
import { finishDelivery, finishPosting } from "./finish-delivery.ts";

interface HandOverDeps {
  database: Database;
  clock: Clock;
  onError(error: unknown): void;
}

const attemptsAtMost = 3;

/** A lane of a channel, for the process that takes deliveries up as `owner`. */
interface Lane {
  channel: Channel;
  name: Delivery["channel"];
  number: number;
  owner: string;
  /** Whether another one may be taken up. */
  goesOn(): Promise<boolean>;
}

/**
 * Hands over what is due on a channel, one after the other; false when there is none. What became of one is written
 * and the next is taken up in one transaction: the lane waits for the disk once.
 */
export async function handOverDue(deps: HandOverDeps, lane: Lane): Promise<boolean> {
  const { database, clock } = deps;
  const { name, owner } = lane;
  const claim = (trx: Tx) => claimDelivery(trx, { channel: name, owner, at: clock.now() });
  // A look that needs no writing comes first: most of the time there is nothing.
  if ((await nextDelivery(database.read, name, clock.now())) === null) return false;
  let delivery = await database.write(claim);
  if (delivery === null) return false;
  while (delivery !== null) {
    const done: Delivery = delivery;
    const outcome = await outcomeOf(deps, lane, done);
    const goesOn = await mayGoOn(deps, lane);
    delivery = await database.write(async (trx) => {
      const at = clock.now();
      await finishDelivery(trx, done, outcome, at);
      const next = goesOn ? await claim(trx) : null;
      // Where more of its run is in hand it was not the last.
      if (next?.runId !== done.runId) await finishPosting(trx, done.runId, at);
      return next;
    });
  }
  return true;
}

/** Whatever becomes of the question, the outcome that waits has to be written. */
async function mayGoOn({ onError }: HandOverDeps, { goesOn }: Lane): Promise<boolean> {
  try {
    return await goesOn();
  } catch (error) {
    onError(error);
    return false;
  }
}

async function outcomeOf(
  { onError }: HandOverDeps,
  { channel, number }: Lane,
  delivery: Delivery,
): Promise<Outcome> {
  try {
    return await channel.handOver(delivery, number);
  } catch (error) {
    onError(error);
    if (!channel.repeatable) {
      return {
        state: "in-doubt",
        message:
          "Something went wrong on our side while this was being handed over. Ask the client whether it arrived, then decide.",
      };
    }
    const message = "Something went wrong on our side. It will be tried again at the next start.";
    return { state: delivery.attempts < attemptsAtMost ? "queued" : "failed", message };
  }
}
