/** Work that its caller may pause: it yields often enough that the pane's thread is never held for long. */
export type Steps<Result> = Generator<void, Result>;

const itemsInStep = 250;

/** Visits items in order, a step after every few hundred. */
export function* each<Item>(items: readonly Item[], visit: (item: Item, place: number) => void) {
  for (const [place, item] of items.entries()) {
    visit(item, place);
    if (place % itemsInStep === itemsInStep - 1) yield;
  }
}

/** Does all of it without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
