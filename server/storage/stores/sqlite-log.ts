import { open, stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";

/** About a thousand pages, at which SQLite itself would tidy up. */
const tidyAtBytes = 4_000_000;
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
  let thread: Worker | undefined;
  let tidying: Promise<void> | undefined;

  const tidy = async () => {
    const { size } = await stat(logPath);
    if (size < tidyAtBytes) return;
    thread ??= startThread(path);
    await answerOf(thread);
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
      // What fails here is tried again after the next commit; the log only grows meanwhile.
      tidying ??= tidy()
        .catch(() => {
          thread = undefined;
        })
        .finally(() => {
          tidying = undefined;
        });
    },
    close: async () => {
      await tidying;
      await thread?.terminate();
    },
  };
}

function startThread(path: string): Worker {
  return new Worker(new URL("./sqlite-log-thread.ts", import.meta.url), {
    workerData: { path },
  });
}

/** One round of the thread; only while it works does it keep the process alive. */
async function answerOf(thread: Worker): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  thread.on("message", resolve).on("error", reject).on("exit", reject);
  thread.ref();
  thread.postMessage("tidy", []);
  try {
    await promise;
  } finally {
    thread.off("message", resolve).off("error", reject).off("exit", reject);
    thread.unref();
  }
}
