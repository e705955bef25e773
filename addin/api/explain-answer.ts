import type { ProblemItem } from "#shared/wire/problem.ts";
import { ConnectionError, ProblemError } from "./problem-error.ts";

/** An error in the three parts that a person needs. */
export interface ExplainedAnswer {
  kind: "offline" | "refused" | "defect";
  title: string;
  detail: string;
  /** What to do now; "" when the detail says it. */
  todo: string;
  items: readonly ProblemItem[];
  /** Trying the same again can help. */
  worthRetrying: boolean;
}

/** Words for a refusal, a silence or a fault. `unchanged` says what stayed as it was, e.g. "The run was not changed." */
export function explainAnswer(
  error: unknown,
  unchanged: string,
  words: { page: "pane" | "page"; fault: string },
): ExplainedAnswer {
  const join = (...parts: string[]): string => parts.filter((part) => part !== "").join(" ");
  if (error instanceof ProblemError) return explainProblem(error, unchanged);
  if (error instanceof ConnectionError) {
    return {
      kind: "offline",
      title: "The server did not answer",
      detail: join("The connection may be down, or the server may be starting.", unchanged),
      todo: "Check the connection, then try again.",
      items: [],
      worthRetrying: true,
    };
  }
  return {
    kind: "defect",
    title: `The ${words.page} met a case it does not know`,
    detail: join(words.fault, unchanged),
    todo: `Try again. If it comes back, reload the ${words.page} and tell your administrator what you did.`,
    items: [],
    worthRetrying: true,
  };
}

function explainProblem(error: ProblemError, unchanged: string): ExplainedAnswer {
  const { problem } = error;
  if (error.code === "sign-in-required" || error.code === "token-expired") {
    return {
      kind: "refused",
      title: "Your sign-in has ended",
      detail: unchanged,
      todo: "Sign in again, then do the same once more.",
      items: [],
      worthRetrying: false,
    };
  }
  const ours = problem.status >= 500;
  return {
    kind: "refused",
    title: problem.title,
    detail: unchanged === "" ? problem.detail : `${problem.detail} ${unchanged}`,
    todo: ours
      ? `Try again. If it comes back, tell your administrator this number: ${problem.requestId}.`
      : error.code === "version-changed"
        ? "Somebody else changed it meanwhile. What you see now is the newest state; do it again if it still fits."
        : "",
    items: error.items,
    worthRetrying: ours || error.code === "version-changed" || error.code === "too-many-requests",
  };
}
