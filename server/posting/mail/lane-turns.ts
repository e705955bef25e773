/** Keeps lanes out of step. */
export interface LaneTurns {
  /** Resolves when the lane may write what came of its message and go on to the next. */
  take(lane: number): Promise<void>;
  /** The lane's next message is on its way. */
  end(lane: number): void;
}

/** A turn takes no longer, so that lanes stay independent where the network is slow. */
const turnMilliseconds = 4;

/**
 * Lanes that begin together are answered together: all would work at one moment and all wait for the server at the
 * next, each behind the others' work. So one goes on when the one before has its next message on its way.
 */
export function laneTurns(): LaneTurns {
  const waiting: { lane: number; begin: () => void }[] = [];
  let current: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  const begin = (lane: number) => {
    current = lane;
    timer = setTimeout(() => end(lane), turnMilliseconds);
  };
  const end = (lane: number) => {
    if (current !== lane) return;
    clearTimeout(timer);
    current = null;
    const next = waiting.shift();
    if (next === undefined) return;
    begin(next.lane);
    next.begin();
  };
  return {
    async take(lane) {
      if (current === null) begin(lane);
      else await new Promise<void>((resolve) => waiting.push({ lane, begin: resolve }));
    },
    end,
  };
}
