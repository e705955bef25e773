import { explainAnswer } from "../api/explain-answer.ts";
import { ProblemError } from "../api/problem-error.ts";
import { ExplainedNotice } from "../components/explained-notice.tsx";
import { Notice } from "../components/notice.tsx";
import { SignInWindowError } from "../office/sign-in-window.ts";

const words = { page: "page", fault: "This is a fault of the page." } as const;

/** Why a sign-in did not come about. */
export function AnswerNotice(props: { error: unknown; unchanged?: string; onRetry?: () => void }) {
  const { error, unchanged = "" } = props;
  if (error instanceof SignInWindowError || isProviderError(error)) {
    return <Notice tone="warning" title={error.message} />;
  }
  // Here nobody has been signed in before, so the sentence of the server is the right one.
  if (error instanceof ProblemError && error.code === "sign-in-required") {
    return <Notice tone="error" title={error.message} />;
  }
  const explained = explainAnswer(error, unchanged, words);
  return (
    <ExplainedNotice
      explained={{ ...explained, items: [] }}
      {...(props.onRetry && explained.worthRetrying ? { onRetry: props.onRetry } : {})}
    />
  );
}

/** By name: the class itself comes with what is loaded only when somebody signs in with a provider. */
function isProviderError(error: unknown): error is Error {
  return error instanceof Error && error.name === "ProviderError";
}
