import { explainAnswer } from "../../api/explain-answer.ts";
import { ExplainedNotice } from "../../components/explained-notice.tsx";

const words = { page: "page", fault: "This is a fault of the page." } as const;

/** What happened, what was not changed, what to do; for anything that was thrown. */
export function ProblemNotice(props: {
  error: unknown;
  /** What stayed as it was, in a sentence. */
  unchanged?: string;
  onRetry?: () => void;
}) {
  const explained = explainAnswer(props.error, props.unchanged ?? "", words);
  return (
    <ExplainedNotice
      explained={explained}
      {...(props.onRetry && explained.worthRetrying ? { onRetry: props.onRetry } : {})}
    />
  );
}
