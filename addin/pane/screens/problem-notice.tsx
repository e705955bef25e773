import { ExplainedNotice } from "../../components/explained-notice.tsx";
import { explainError } from "../state/explain.ts";

/** What happened, what was not changed, what to do; for anything that was thrown. */
export function ProblemNotice(props: {
  error: unknown;
  /** What stayed as it was, in a sentence. */
  unchanged?: string;
  onRetry?: () => void;
  retryText?: string;
}) {
  const { error, unchanged, ...rest } = props;
  return <ExplainedNotice explained={explainError(error, unchanged)} {...rest} />;
}
