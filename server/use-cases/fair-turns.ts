import { setImmediate as nextTurn } from "node:timers/promises";

const sliceMilliseconds = 20;

/** Long work awaits what this returns often; every 20 ms or so other requests have their turn. */
export function fairTurns(): () => Promise<void> {
  let sliceStart = performance.now();
  return async () => {
    if (performance.now() - sliceStart < sliceMilliseconds) return;
    await nextTurn();
    sliceStart = performance.now();
  };
}
