import type { Problem, ProblemCode, ProblemItem } from "#shared/wire/problem.ts";

/** An answer of the server that refuses: the problem as it was told. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get items(): readonly ProblemItem[] {
    return this.problem.errors ?? [];
  }
}

/** No answer came, or none that is the server's: whether a change was made cannot be known. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";

  constructor(cause: unknown) {
    super("The server could not be reached.", { cause });
  }
}

/** Reads the body of a refusal; a page of some proxy in between counts as no answer. */
export async function problemOf(response: Response): Promise<ProblemError | ConnectionError> {
  const isProblem = (response.headers.get("content-type") ?? "").includes(
    "application/problem+json",
  );
  if (!isProblem)
    return new ConnectionError(new Error(`Status ${response.status} without a problem`));
  try {
    // safe because only the server of the same origin answers with this media type
    return new ProblemError((await response.json()) as Problem);
  } catch (cause) {
    return new ConnectionError(cause);
  }
}
