import { Button, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { formatCount } from "./format.ts";
import { useLocale } from "./locale.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    minHeight: "24px",
  },
  count: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
});

/** Work that takes its time: how far it is, once that is known, and how to end it. */
export function WorkProgress(props: {
  words: string;
  progress: { done: number; total: number } | null;
  onCancel: () => void;
}) {
  const styles = useStyles();
  const locale = useLocale();
  const { words, progress } = props;
  return (
    <div className={styles.box} role="status">
      <div>{words}</div>
      {progress === null || progress.total === 0 ? (
        <ProgressBar aria-label={words} />
      ) : (
        <ProgressBar value={progress.done} max={progress.total} aria-label={words} />
      )}
      <div className={styles.line}>
        <span className={styles.count}>
          {progress !== null && progress.total > 0
            ? `${formatCount(progress.done, locale)} of ${formatCount(progress.total, locale)} rows`
            : ""}
        </span>
        <Button size="small" onClick={props.onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
