import type { BuildAnswer, BuildRequest } from "./build-messages.ts";

/** A build thread as the pane sees it. */
export interface BuildThread {
  post(request: BuildRequest): void;
  /** Failure: the thread could not start, or died. Returns how to stop listening. */
  listen(onAnswer: (answer: BuildAnswer) => void, onFailure: () => void): () => void;
  stop(): void;
}

/** Starts the Web Worker; null where there are none, as in tests outside a browser. */
export function startBuildThread(): BuildThread | null {
  if (typeof Worker === "undefined") return null;
  const worker = new Worker(new URL("./build-worker.ts", import.meta.url), { type: "module" });
  return {
    post: (request) => worker.postMessage(request, []),
    listen(onAnswer, onFailure) {
      const listening = new AbortController();
      const { signal } = listening;
      const take = (event: MessageEvent<BuildAnswer>) => onAnswer(event.data);
      worker.addEventListener("message", take, { signal });
      worker.addEventListener("error", onFailure, { signal });
      worker.addEventListener("messageerror", onFailure, { signal });
      return () => listening.abort();
    },
    stop: () => worker.terminate(),
  };
}
