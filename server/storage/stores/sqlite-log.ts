import { open, stat } from "node:fs/promises";
import { checkpointThread } from "./checkpoint-thread.ts";

/** Sending writes as much in some fifty invoices; each tidying up costs as much as a few of them. */
const tidyAtBytes = 16_000_000;
/** To this the file shrinks when it begins anew after tidying up; else it would ask for that at every commit. */
export const logBytesKept = 1_000_000;
const longTransactionMilliseconds = 50;
/** So often its size is looked at; it grows by some megabytes meanwhile. */
const lookMilliseconds = 100;

/**
 * Looks after the write-ahead log off the server's thread, which SQLite's own way would hold for hundreds of
 * milliseconds after a large transaction: its bytes are put on the disk before the commit asks for them, and taken
 * into the database file by a thread of its own.
 */
export interface SqliteLog {
  /** Runs in a transaction, at its end: makes the commit of a long one short. */
  beforeCommit(startedAt: number): Promise<void>;
  /** Starts taking the log into the file when it has grown; nobody waits for it. */
  afterCommit(): void;
  close(): Promise<void>;
}

export function sqliteLog(path: string): SqliteLog {
  const logPath = `${path}-wal`;
  let wanted = false;
  let lookedAt = 0;
  let tidying: Promise<void> | undefined;
  const thread = checkpointThread(path);

  const tidy = async () => {
    const { size } = await stat(logPath);
    if (size >= tidyAtBytes) await thread.checkpoint();
  };
  const tidyWhileWanted = async () => {
    while (wanted) {
      wanted = false;
      // What fails here is tried again after the next commit; the log only grows meanwhile.
      await tidy().catch(() => undefined);
    }
    tidying = undefined;
  };
  return {
    beforeCommit: async (startedAt) => {
      if (performance.now() - startedAt < longTransactionMilliseconds) return;
      const file = await open(logPath, "r+");
      try {
        await file.datasync();
      } finally {
        await file.close();
      }
    },
    afterCommit: () => {
      const now = performance.now();
      if (now - lookedAt < lookMilliseconds) return;
      lookedAt = now;
      wanted = true;
      tidying ??= tidyWhileWanted();
    },
    close: async () => {
      await tidying;
      await thread.end();
    },
  };
}
