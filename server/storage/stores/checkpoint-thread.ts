import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Takes a database's write-ahead log into its file, off the server's thread. */
export interface CheckpointThread {
  /** Rejects when it could not be done; the next one begins anew. One at a time. */
  checkpoint(): Promise<void>;
  end(): Promise<void>;
}

/** A thread that is started when it is wanted, kept for the next time, and ended when it was not wanted for a while. */
export function checkpointThread(path: string, idleMilliseconds = 30_000): CheckpointThread {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = async () => {
    clearTimeout(idle);
    // forgotten at once: a thread that is ending answers nobody any more
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  };
  return {
    async checkpoint() {
      clearTimeout(idle);
      thread ??= startThread(path);
      thread.ref();
      try {
        const answered = answerOf(thread);
        thread.postMessage("checkpoint", []);
        await answered;
      } catch (error) {
        await end();
        throw error;
      }
      thread.unref();
      idle = setTimeout(() => void end(), idleMilliseconds).unref();
    },
    end,
  };
}

function startThread(path: string): Worker {
  const thread = new Worker(new URL("./sqlite-log-thread.ts", import.meta.url), {
    workerData: { path },
  });
  // who waits is told; nobody else needs to know
  return thread.on("error", () => undefined);
}

/** Rejects when the thread fails or ends instead of answering. */
async function answerOf(thread: Worker): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  const exit = once(thread, "exit", { signal }).then(() => {
    throw new Error("The thread ended before the log was in the file.");
  });
  try {
    await Promise.race([once(thread, "message", { signal }), exit]);
  } finally {
    settled.abort();
  }
}
