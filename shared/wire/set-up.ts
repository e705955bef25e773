/** What a firm needs before its first billing run, in the order in which it is best done. */
export const setUpStepNames = [
  "firm",
  "tax",
  "periods",
  "numbers",
  "ledger-or-mail",
  "people",
  "clients",
  "first-run",
] as const;
export type SetUpStepName = (typeof setUpStepNames)[number];

export interface SetUpStep {
  name: SetUpStepName;
  /** `usable`: works as it is, and is worth a look. */
  state: "done" | "usable" | "missing";
  /** What is there now, in a sentence. */
  fact: string;
}

/** GET /api/set-up: how far the firm is, as far as this person may know. */
export interface SetUpView {
  steps: SetUpStep[];
  /** The one to do next; null when nothing is missing. */
  next: SetUpStepName | null;
}
