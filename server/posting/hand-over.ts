import type { Database } from "../storage/database.ts";
import { claimDelivery, nextDelivery } from "../storage/posting/delivery-queue.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";
import type { Clock } from "../use-cases/context.ts";
import type { Channel, Outcome } from "./channel.ts";
import { finishDelivery } from "./finish-delivery.ts";

interface HandOverDeps {
  database: Database;
  clock: Clock;
  onError(error: unknown): void;
}

const attemptsAtMost = 3;

/** Takes up the next delivery that is due on a channel and hands it over; false when there is none. */
export async function handOverNext(
  deps: HandOverDeps,
  name: Delivery["channel"],
  channel: Channel,
  owner: string,
  lane: number,
): Promise<boolean> {
  const { database, clock } = deps;
  // A look that needs no writing comes first: most of the time there is nothing.
  if ((await nextDelivery(database.read, name, clock.now())) === null) return false;
  const delivery = await database.write((trx) =>
    claimDelivery(trx, { channel: name, owner, at: clock.now() }),
  );
  if (delivery === null) return false;
  await finishDelivery(deps, delivery, await outcomeOf(deps, channel, delivery, lane));
  return true;
}

async function outcomeOf(
  { onError }: HandOverDeps,
  channel: Channel,
  delivery: Delivery,
  lane: number,
): Promise<Outcome> {
  try {
    return await channel.handOver(delivery, lane);
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
