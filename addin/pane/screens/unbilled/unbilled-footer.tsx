import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane } from "../../state/pane-context.ts";
import { createBlock } from "../../state/unbilled/create-block.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { useConnectionLost, useSession } from "../../../session/base-services.ts";

const useStyles = makeStyles({
  reason: {
    flexBasis: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  primary: { flexGrow: 1 },
});

/** What can be done with the preview, always in sight. */
export function UnbilledFooter(props: {
  unbilled: Unbilled;
  onCreate: (target: "new-run" | "draft-run") => void;
}) {
  const styles = useStyles();
  const { askToSignIn } = usePane();
  const session = useSession();
  const lost = useConnectionLost();
  if (session.status === "signed-out") {
    return (
      <Button className={styles.primary} appearance="primary" onClick={askToSignIn}>
        Sign in to create a run
      </Button>
    );
  }
  const block = createBlock(props.unbilled, lost);
  return (
    <>
      {block !== null && (
        <div id="create-block" className={styles.reason}>
          {block}
        </div>
      )}
      <Button
        className={styles.primary}
        appearance="primary"
        disabledFocusable={block !== null}
        aria-describedby={block === null ? undefined : "create-block"}
        onClick={() => props.onCreate("new-run")}
      >
        Create run
      </Button>
      <Button
        disabledFocusable={block !== null}
        aria-describedby={block === null ? undefined : "create-block"}
        onClick={() => props.onCreate("draft-run")}
      >
        Add to draft
      </Button>
    </>
  );
}
