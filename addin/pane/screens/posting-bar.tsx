import { ProgressBar } from "@fluentui/react-components";
import { formatCount } from "../../components/format.ts";
import { useLocale } from "../../components/locale.ts";
import type { PostingProgress } from "#shared/wire/run.ts";
import { useProgress } from "../state/server-queries.ts";

/** Progress of a posting, live. */
export function PostingBar(props: { runId: string; initial: PostingProgress | null }) {
  const locale = useLocale();
  const progress = useProgress(props.runId, true) ?? props.initial;
  if (!progress) return <ProgressBar aria-label="Posting" />;
  const { done, total, failed } = progress;
  const text = `${formatCount(done, locale)} of ${formatCount(total, locale)} posted`;
  return (
    <div>
      <ProgressBar
        value={done}
        max={Math.max(total, 1)}
        color={failed > 0 ? "warning" : "brand"}
        aria-label={text}
      />
      <small>{failed > 0 ? `${text}, ${formatCount(failed, locale)} failed` : text}</small>
    </div>
  );
}
