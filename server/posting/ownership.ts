import { heartbeatSeconds, pauseAtStart } from "../domain/posting/sending-pause.ts";
import { writeAudit } from "../storage/audit.ts";
import type { Database } from "../storage/database.ts";
import { countOpenDeliveries, listOwned, listOwners } from "../storage/posting/delivery-queue.ts";
import { listDeliveriesIn, saveDeliveryState } from "../storage/posting/deliveries.ts";
import type { Delivery } from "../storage/posting/deliveries.ts";
import { acquireOwnerLock, newOwnerId } from "../storage/posting/owner-lock.ts";
import type { OwnerLock } from "../storage/posting/owner-lock.ts";
import { readSending, saveHeartbeat, savePaused } from "../storage/posting/sending.ts";
import type { Clock } from "../use-cases/context.ts";
import type { Channels } from "./channel.ts";

/** Whether this process may hand over, and what it finds of processes that have ended. */
export interface Ownership {
  /** The name under which this process takes deliveries up; null while it may not. */
  owner(): Promise<string | null>;
  /** Writes a sign of life, and settles what ended processes had in hand. */
  keep(): Promise<void>;
  release(): Promise<void>;
}

const interruptedMessage =
  "The server stopped while this was being handed over. Nobody can know whether it arrived: ask the client, then decide.";

/** Takes the lock when it is free; before anything is taken up it looks whether sending has to wait (P15). */
export function takeOwnership(
  { database, clock }: { database: Database; clock: Clock },
  channels: Channels,
): Ownership {
  const id = newOwnerId();
  let lock: OwnerLock | null = null;
  let beganBefore = false;
  let lastBeat = "";
  let taking: Promise<string | null> | null = null;

  const beat = async () => {
    const now = clock.now();
    const isFresh = Date.parse(now) - Date.parse(lastBeat) < heartbeatSeconds * 1_000;
    if (lastBeat !== "" && isFresh) return;
    await database.write((trx) => saveHeartbeat(trx, now));
    lastBeat = now;
  };
  const take = async () => {
    if (lock !== null) {
      if (await lock.isHeld()) return lock.owner;
      await lock.release();
      lock = null;
    }
    const taken = await acquireOwnerLock(database, id);
    if (taken === null) return null;
    try {
      if (!beganBefore) await pauseIfLongSilent({ database, clock });
      await settleEnded({ database, clock }, channels, taken, !beganBefore);
      await beat();
    } catch (error) {
      await taken.release();
      throw error;
    }
    beganBefore = true;
    lock = taken;
    return taken.owner;
  };
  return {
    // Loops that ask at once are answered by one look.
    owner: () =>
      (taking ??= take().finally(() => {
        taking = null;
      })),
    async keep() {
      if (lock === null) return;
      await beat();
      await settleEnded({ database, clock }, channels, lock, false);
    },
    async release() {
      await lock?.release();
      lock = null;
    },
  };
}

async function pauseIfLongSilent({ database, clock }: { database: Database; clock: Clock }) {
  const { heartbeatAt, paused } = await readSending(database.read);
  if (paused) return;
  const openDeliveryCount = await countOpenDeliveries(database.read);
  const now = clock.now();
  const reason = pauseAtStart({ openDeliveryCount, heartbeatAt, now });
  if (reason === null) return;
  await database.write(async (trx) => {
    await savePaused(trx, reason);
    await writeAudit(trx, {
      at: now,
      personId: null,
      action: "sending-paused",
      subject: "sending",
      after: { heartbeatAt },
    });
  });
}

/**
 * What a process had in hand when it ended: queued again where repeating is harmless, else in doubt (R21). At a start
 * what had failed and may be repeated gets another chance.
 */
async function settleEnded(
  { database, clock }: { database: Database; clock: Clock },
  channels: Channels,
  lock: OwnerLock,
  atStart: boolean,
): Promise<void> {
  const found: Delivery[] = [];
  for (const owner of await listOwners(database.read)) {
    if (await lock.hasEnded(owner)) found.push(...(await listOwned(database.read, owner)));
  }
  if (atStart) {
    const failed = await listDeliveriesIn(database.read, "failed");
    found.push(...failed.filter(({ channel }) => channels[channel]?.repeatable));
  }
  if (found.length === 0) return;
  await database.write(async (trx) => {
    for (const delivery of found) {
      const repeatable = channels[delivery.channel]?.repeatable ?? delivery.channel === "export";
      const message = repeatable ? null : interruptedMessage;
      const state = repeatable ? "queued" : "in-doubt";
      await saveDeliveryState(trx, delivery, state, clock.now(), message);
    }
  });
}
