import { findHeldPosting } from "../storage/posting/postings.ts";
import type { Database } from "../storage/database.ts";
import {
  claimDelivery,
  listDeliveriesIn,
  saveDeliveryState,
} from "../storage/posting/deliveries.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";
import { acquireOwnerLock } from "../storage/posting/owner-lock.ts";
import type { OwnerLock } from "../storage/posting/owner-lock.ts";
import type { Clock, Ids } from "../use-cases/context.ts";
import type { Channels, Outcome } from "./channel.ts";
import { exportChannel } from "./export-channel.ts";
import { finishDelivery } from "./finish-delivery.ts";

export interface PostingDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
  /** The use case that turns a due intent into issued invoices and queued deliveries, or refuses it. */
  postRun(
    deps: Pick<PostingDeps, "database" | "clock" | "ids" | "onError">,
    runId: string,
  ): Promise<void>;
  /** Told what went wrong where nobody is waiting for an answer; never amounts, names or addresses. */
  onError(error: unknown): void;
  /** How long to sleep when nobody wakes the loop, in case another process has left something to do. */
  idleSeconds?: number;
}

export interface PostingLoop {
  /** There is something to do: an intent was stored. Answers at once. */
  wake(): void;
  /** Resolves when there is nothing left to do now, or another process does it. */
  whenIdle(): Promise<void>;
  /** Lets the current hand-over finish, takes up nothing more and gives the lock back. */
  stop(): Promise<void>;
}

const defaultIdleSeconds = 2;
const attemptsAtMost = 3;

/** Starts what posts runs that are due and hands over what is queued, beginning with what an earlier process left. */
export function composePosting(deps: PostingDeps): PostingLoop {
  const channels: Channels = { export: exportChannel(deps), mail: null };
  const owner: { lock: OwnerLock | null } = { lock: null };
  let stopped = false;
  let wanted = false;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const work = async () => {
    try {
      while (wanted && !stopped) {
        wanted = false;
        if (!(await ownsDeliveries(deps, channels, owner))) break;
        while (!stopped && (await doNext(deps, channels))) {
          if (!(await owner.lock?.isHeld())) break;
        }
      }
    } catch (error) {
      deps.onError(error);
    }
  };
  const wake = () => {
    wanted = true;
    if (stopped || working !== null) return;
    clearTimeout(timer);
    working = work().finally(() => {
      working = null;
      if (stopped) return;
      if (wanted && owner.lock !== null) return wake();
      timer = setTimeout(wake, (deps.idleSeconds ?? defaultIdleSeconds) * 1_000).unref();
    });
  };
  wake();
  return {
    wake,
    async whenIdle() {
      while (working !== null) await working;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
      await owner.lock?.release();
      owner.lock = null;
    },
  };
}

/** Takes the lock if it is free, and first settles what its last owner left unfinished. */
async function ownsDeliveries(
  deps: PostingDeps,
  channels: Channels,
  owner: { lock: OwnerLock | null },
): Promise<boolean> {
  if (owner.lock !== null) {
    if (await owner.lock.isHeld()) return true;
    await owner.lock.release();
    owner.lock = null;
  }
  const lock = await acquireOwnerLock(deps.database);
  if (lock === null) return false;
  try {
    await takeOver(deps, channels);
  } catch (error) {
    await lock.release();
    throw error;
  }
  owner.lock = lock;
  return true;
}

/**
 * What was being handed over when the last owner ended: queued again where repeating is harmless, else in doubt
 * (R21). What had failed and may be repeated gets another chance with the new start.
 */
async function takeOver({ database, clock }: PostingDeps, channels: Channels): Promise<void> {
  const interrupted = await listDeliveriesIn(database.read, "sending");
  const failed = (await listDeliveriesIn(database.read, "failed")).filter(
    ({ channel }) => channels[channel]?.repeatable,
  );
  if (interrupted.length + failed.length === 0) return;
  await database.write(async (trx) => {
    for (const delivery of [...interrupted, ...failed]) {
      const repeatable = channels[delivery.channel]?.repeatable ?? false;
      const message = repeatable
        ? null
        : "The server stopped while this was being handed over. Find out whether it arrived.";
      const state = repeatable ? "queued" : "in-doubt";
      await saveDeliveryState(trx, delivery, state, clock.now(), message);
    }
  });
}

/** Does one thing that is due; false when there is none. */
async function doNext(deps: PostingDeps, channels: Channels): Promise<boolean> {
  const { database, clock } = deps;
  const held = await findHeldPosting(database.read);
  if (held !== null && held.dueAt <= clock.now()) {
    await deps.postRun(deps, held.runId);
    return true;
  }
  const queued = await listDeliveriesIn(database.read, "queued");
  if (queued.length === 0) return false;
  const delivery = await database.write((trx) => claimDelivery(trx, clock.now()));
  if (delivery === null) return false;
  await handOver(deps, channels, delivery);
  return true;
}

async function handOver(deps: PostingDeps, channels: Channels, delivery: Delivery): Promise<void> {
  const channel = channels[delivery.channel];
  try {
    const outcome: Outcome =
      channel === null
        ? { state: "failed", message: "This way of handing over is not set up." }
        : await channel.handOver(delivery);
    await finishDelivery(deps, delivery, outcome);
  } catch (error) {
    deps.onError(error);
    const message = "Something went wrong on our side. It will be tried again at the next start.";
    const again = channel?.repeatable === true && delivery.attempts < attemptsAtMost;
    const outcome = channel?.repeatable
      ? ({ state: again ? "queued" : "failed", message } as const)
      : ({ state: "in-doubt", message: "Find out whether it arrived." } as const);
    await finishDelivery(deps, delivery, outcome);
  }
}
