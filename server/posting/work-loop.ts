export interface WorkLoop {
  /** There may be something to do. Answers at once. */
  wake(): void;
  isBusy(): boolean;
  /** Resolves when there is nothing left to do now. */
  whenIdle(): Promise<void>;
  /** Lets the current step finish and takes up nothing more. */
  stop(): Promise<void>;
}

interface WorkLoopOptions {
  /** Does one thing that is due; false when there is none. */
  step(): Promise<boolean>;
  /** How long to sleep when nobody wakes it. */
  idleSeconds: number;
  onError(error: unknown): void;
}

/** Does one step after the other while there is something to do, then sleeps. Begins at once. */
export function workLoop({ step, idleSeconds, onError }: WorkLoopOptions): WorkLoop {
  let stopped = false;
  let wanted = false;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const work = async () => {
    try {
      while (wanted && !stopped) {
        wanted = false;
        if (await step()) wanted = true;
      }
    } catch (error) {
      onError(error);
    }
  };
  const wake = () => {
    wanted = true;
    if (stopped || working !== null) return;
    clearTimeout(timer);
    working = work().finally(() => {
      working = null;
      if (!stopped) timer = setTimeout(wake, idleSeconds * 1_000).unref();
    });
  };
  wake();
  return {
    wake,
    isBusy: () => working !== null,
    async whenIdle() {
      while (working !== null) await working;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
