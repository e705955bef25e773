/** Time and its passing, handed in so that tests need not wait. */
export interface Timer {
  /** Calls back once after so many milliseconds; returns how to cancel. */
  after(milliseconds: number, call: () => void): () => void;
}

export const realTimer: Timer = {
  after(milliseconds, call) {
    const id = setTimeout(call, milliseconds);
    return () => clearTimeout(id);
  },
};

export function pause(timer: Timer, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    timer.after(milliseconds, resolve);
  });
}
