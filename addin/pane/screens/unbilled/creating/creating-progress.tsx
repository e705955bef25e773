import { Button, ProgressBar, makeStyles, tokens, useAnnounce } from "@fluentui/react-components";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { formatCount } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { canCancel } from "../../../state/creating/creating-state.ts";
import type { Creating, CreatingStep } from "../../../state/creating/creating-state.ts";
import { takenRowsOf } from "../../../state/creating/taken-rows.ts";
import { ProblemNotice } from "../../problem-notice.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  count: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

const stepWords: Record<CreatingStep, string> = {
  keys: "Giving each row its key",
  checking: "Reading the sheet once more",
  upload: "Sending the rows",
  commit: "Making the run",
  sheet: "Writing the outcome into the sheet",
};

/** How far the making of a run is, or why it stopped and what can be done. */
export function CreatingProgress(props: {
  creating: Creating;
  onCancel: () => void;
  onRepeat: () => void;
  onBack: () => void;
  onClose: () => void;
  /** What can be made all the same when rows were taken. */
  others: ReactNode;
}) {
  const styles = useStyles();
  const locale = useLocale();
  const { announce } = useAnnounce();
  const { creating } = props;
  const words = creating.status === "working" ? stepWords[creating.step] : "";
  useEffect(() => {
    if (words !== "") announce(words);
  }, [words, announce]);

  if (creating.status === "stopped") {
    const taken = takenRowsOf(creating.error) !== null;
    const same = creating.next === "same-upload";
    return (
      <div className={styles.box}>
        {!taken && (
          <ProblemNotice
            error={creating.error}
            unchanged={
              same
                ? "Whether the run was made is not known yet. Trying again asks for the same run and cannot make a second one."
                : "No run was made."
            }
          />
        )}
        {props.others}
        <Button
          appearance={taken ? "secondary" : "primary"}
          autoFocus
          onClick={same ? props.onRepeat : props.onBack}
        >
          {same ? "Try again" : "Back"}
        </Button>
        <Button onClick={props.onClose}>{same ? "Ask later" : "Close"}</Button>
      </div>
    );
  }
  if (creating.status !== "working") return null;
  const { done, total } = creating;
  return (
    <div className={styles.box}>
      <div>{words}</div>
      {total > 0 ? (
        <ProgressBar value={done} max={total} aria-label={words} />
      ) : (
        <ProgressBar aria-label={words} />
      )}
      {total > 0 && (
        <div className={styles.count}>
          {formatCount(done, locale)} of {formatCount(total, locale)} rows
        </div>
      )}
      <Button disabledFocusable={!canCancel(creating)} onClick={props.onCancel}>
        {canCancel(creating) ? "Cancel" : "It can no longer be cancelled"}
      </Button>
    </div>
  );
}
