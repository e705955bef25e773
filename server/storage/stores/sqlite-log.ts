import { open, stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";

/** About a thousand pages, at which SQLite itself would tidy up. */
const tidyAtBytes = 4_000_000;
/** To this the file shrinks when it begins anew after tidying up; else it would ask for that at every commit. */
export const logBytesKept = 1_000_000;
const longTransactionMilliseconds = 50;

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
  let tidying: Promise<void> | undefined;

  const tidy = async () => {
    const { size } = await stat(logPath);
    if (size >= tidyAtBytes) await checkpointOnce(path);
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
      wanted = true;
      tidying ??= tidyWhileWanted();
    },
    close: async () => {
      await tidying;
    },
  };
}

/** A thread for one round: it ends by itself, whatever happens in it. */
function checkpointOnce(path: string): Promise<void> {
  const thread = new Worker(new URL("./sqlite-log-thread.ts", import.meta.url), {
    workerData: { path },
  });
  return new Promise((resolve, reject) => {
    thread.on("error", reject).on("exit", () => resolve());
  });
}
