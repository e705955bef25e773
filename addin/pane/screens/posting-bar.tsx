import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { formatCount } from "../../components/format.ts";
import { useLocale } from "../../components/locale.ts";
import type { PostingProgress } from "#shared/wire/run.ts";
import { timeLeftText } from "../state/posting-pace.ts";
import { useProgress } from "../state/posting-progress.ts";
import type { SeenProgress } from "../state/posting-progress.ts";

const useStyles = makeStyles({
  // Not so near to what stands above that it looks like its underline.
  counts: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
  },
});

/** Progress of a posting, live. */
export function PostingBar(props: { runId: string; initial: PostingProgress | null }) {
  const live = useProgress(props.runId, true);
  const progress = live ?? (props.initial && { ...props.initial, secondsLeft: null });
  return <PostingCounts progress={progress} />;
}

/** How many are done, what failed, and how long the rest takes. */
export function PostingCounts({ progress }: { progress: SeenProgress | null }) {
  const locale = useLocale();
  const styles = useStyles();
  if (!progress) return <ProgressBar aria-label="Posting" />;
  const { state, done, total, failed, inDoubt, waiting, heldSeconds, secondsLeft } = progress;
  if (state === "held") return <small>{`Posting in ${heldSeconds ?? 0} s`}</small>;
  const facts = [
    `${formatCount(done, locale)} of ${formatCount(total, locale)} posted`,
    ...(failed > 0 ? [`${formatCount(failed, locale)} failed`] : []),
    ...(inDoubt > 0 ? [`${formatCount(inDoubt, locale)} in doubt`] : []),
    ...(waiting > 0 ? [`${formatCount(waiting, locale)} to be tried again`] : []),
  ];
  const text = facts.join(", ");
  return (
    <div className={styles.counts}>
      <ProgressBar
        value={done}
        max={Math.max(total, 1)}
        color={failed + inDoubt > 0 ? "warning" : "brand"}
        aria-label={text}
      />
      <small>{secondsLeft === null ? text : `${text} · ${timeLeftText(secondsLeft)}`}</small>
    </div>
  );
}
