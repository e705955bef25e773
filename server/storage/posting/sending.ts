import type { Reader, Tx } from "../database.ts";

export interface SendingState {
  paused: boolean;
  /** Why, when paused. */
  reason: string | null;
  /** The last sign of life of a process that sends. */
  heartbeatAt: string | null;
  version: number;
}

export async function readSending(reader: Reader): Promise<SendingState> {
  const row = await reader
    .selectFrom("sending")
    .selectAll()
    .where("id", "=", 1)
    .executeTakeFirstOrThrow();
  const { reason, heartbeat_at: heartbeatAt, version } = row;
  return { paused: row.paused === 1, reason, heartbeatAt, version };
}

/** Stops sending for a reason, or lets it go on (null). */
export async function savePaused(trx: Tx, reason: string | null): Promise<void> {
  await trx
    .updateTable("sending")
    .set((eb) => ({ paused: reason === null ? 0 : 1, reason, version: eb("version", "+", 1) }))
    .execute();
}

export async function saveHeartbeat(trx: Tx, at: string): Promise<void> {
  await trx.updateTable("sending").set({ heartbeat_at: at }).execute();
}
