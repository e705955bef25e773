/** Whether the server answered last time it was asked; `navigator.onLine` knows nothing of servers. */
export interface ConnectionStore {
  isLost: () => boolean;
  report: (answered: boolean) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createConnectionStore(): ConnectionStore {
  const listeners = new Set<() => void>();
  let lost = false;
  return {
    isLost: () => lost,
    report(answered) {
      if (lost === !answered) return;
      lost = !answered;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A fetch that tells the store of each answer and each silence. */
export function watchedFetch(
  fetchNow: (url: string, init: RequestInit) => Promise<Response>,
  connection: ConnectionStore,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    try {
      const response = await fetchNow(url, init);
      connection.report(true);
      return response;
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === "AbortError")) connection.report(false);
      throw cause;
    }
  };
}
