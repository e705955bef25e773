/** The steps that can be undone. Every primitive change records how it is taken back; undoing records the redo. */
type Step = { readonly label: string; readonly inverses: (() => void)[] };

export class UndoStack {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #open: Step | null = null;
  #changes = 0;

  /** Runs the work as one step; what runs inside another step belongs to that one. */
  step<T>(label: string, work: () => T): T {
    if (this.#open) return work();
    const step: Step = { label, inverses: [] };
    this.#open = step;
    try {
      return work();
    } finally {
      this.#open = null;
      if (step.inverses.length > 0) {
        this.#done.push(step);
        this.#undone.length = 0;
      }
    }
  }

  /** Outside a step (while a workbook is being filled) nothing is recorded. */
  record(inverse: () => void): void {
    this.#changes++;
    this.#open?.inverses.push(inverse);
  }

  /** Sets a field so that it can be taken back. */
  assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    if (before === value) return;
    target[key] = value;
    this.record(() => this.assign(target, key, before));
  }

  /** The label of the step taken back; null when there is none. */
  undo(): string | null {
    return this.#move(this.#done, this.#undone);
  }

  redo(): string | null {
    return this.#move(this.#undone, this.#done);
  }

  /** What Excel does after an act that it cannot take back. */
  clear(): void {
    this.#done.length = 0;
    this.#undone.length = 0;
    if (this.#open) this.#open.inverses.length = 0;
  }

  get depth(): number {
    return this.#done.length;
  }

  /** Grows with every primitive change, undone ones included: tells whether anything has to be drawn again. */
  get changes(): number {
    return this.#changes;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  #move(from: Step[], to: Step[]): string | null {
    const step = from.pop();
    if (!step) return null;
    const back: Step = { label: step.label, inverses: [] };
    this.#open = back;
    try {
      for (const inverse of step.inverses.toReversed()) inverse();
    } finally {
      this.#open = null;
    }
    to.push(back);
    return step.label;
  }
}
