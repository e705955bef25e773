import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Runs one piece of work after another, in the order asked. Work that asks for another turn inside its own would
 * wait for itself for ever, so that is an error.
 */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  const inside = new AsyncLocalStorage<{ running: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    if (inside.getStore()?.running) {
      throw new Error("Inside a transaction only its own connection may be used.");
    }
    const turn = { running: true };
    const result = last.then(() =>
      inside.run(turn, async () => {
        try {
          return await work();
        } finally {
          turn.running = false;
        }
      }),
    );
    last = result.catch(() => undefined);
    return result;
  };
}
