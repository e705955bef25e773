import type { ProblemCode, ProblemItem } from "#shared/wire/problem.ts";

/**
 * A refusal that a person can act on. `detail` is shown as it is, so it never carries what the person may not
 * see; http/problem-response.ts alone turns the code into a status.
 */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly items: readonly ProblemItem[];

  /** After so long it may go otherwise. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    detail: string,
    items: readonly ProblemItem[] = [],
    retryAfterSeconds: number | null = null,
  ) {
    super(detail);
    this.retryAfterSeconds = retryAfterSeconds;
    this.name = "AppError";
    this.code = code;
    this.items = items;
  }
}
