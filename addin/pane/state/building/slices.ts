import type { Steps } from "../../../workbook/rows/steps.ts";

const sliceLength = 250;
const longestMs = 12;

/**
 * Hands over many items slice by slice, and lets the pane breathe in between: copying 100,000 entries at once would
 * hold its thread for a third of a second. Stops by throwing when the signal aborts.
 */
export async function inSlices<Item>(
  items: readonly Item[],
  hand: (slice: Item[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  let startedAt = performance.now();
  for (let from = 0; from < items.length; from += sliceLength) {
    hand(items.slice(from, from + sliceLength));
    if (performance.now() - startedAt < longestMs) continue;
    await pause();
    signal?.throwIfAborted();
    startedAt = performance.now();
  }
}

/** Does work step by step, and lets the pane breathe in between. Stops by throwing when the signal aborts. */
export async function withPauses<Result>(
  steps: Steps<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  let startedAt = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() - startedAt < longestMs) continue;
    await pause();
    signal?.throwIfAborted();
    startedAt = performance.now();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
