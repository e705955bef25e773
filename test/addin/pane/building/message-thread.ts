import { createBuildJobs } from "../../../../addin/pane/state/building/build-jobs.ts";
import type { BuildAnswer } from "../../../../addin/pane/state/building/build-messages.ts";
import type { BuildThread } from "../../../../addin/pane/state/building/build-thread.ts";

/** A build thread in this process whose messages are copied on the way, as a worker's are. */
export function startMessageThread(): BuildThread {
  let stopped = false;
  const listeners = new Set<(answer: BuildAnswer) => void>();
  const take = createBuildJobs((answer) => {
    const copy = structuredClone(answer);
    setImmediate(() => {
      if (!stopped) for (const listener of listeners) listener(copy);
    });
  });
  return {
    post(request) {
      const copy = structuredClone(request);
      setImmediate(() => {
        if (!stopped) take(copy);
      });
    },
    listen(onAnswer) {
      listeners.add(onAnswer);
      return () => listeners.delete(onAnswer);
    },
    stop() {
      stopped = true;
    },
  };
}
