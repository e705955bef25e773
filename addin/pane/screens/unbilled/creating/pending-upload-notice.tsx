import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { Notice } from "../../../../components/notice.tsx";
import { dropPendingUpload, pendingUpload } from "../../../state/creating/pending-upload.ts";
import { useCreating } from "../../../state/creating/use-creating.ts";
import { usePane } from "../../../state/pane-context.ts";
import { useServices } from "../../../state/services.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { useMe } from "../../../../session/kept-answers.ts";

/** A run whose making was cut off, by a lost connection or a closed pane: asks the server what became of it. */
export function PendingUploadNotice() {
  const { storage } = useServices();
  const { dispatch } = usePane();
  const me = useMe();
  const { creating, repeat } = useCreating();
  const [, look] = useState(0);
  const left = me ? pendingUpload(storage, me.person.id) : null;

  useEffect(() => {
    if (creating.status !== "done") return;
    const text = `${creating.runName} had been created. Use Refresh sheet to write it into the rows.`;
    const { runId } = creating.committed;
    dispatch({
      type: "landed",
      route: { screen: "run", runId, notice: { tone: "success", text } },
    });
  }, [creating, dispatch]);

  if (creating.status === "stopped" && creating.next === "look-again") {
    return <ProblemNotice error={creating.error} />;
  }
  if (left === null) return null;
  return (
    <Notice
      tone="warning"
      title={`It is not known whether ${left.runName} was created`}
      actions={
        <>
          <Button
            size="small"
            appearance="primary"
            disabled={creating.status === "working"}
            onClick={() => void repeat(left)}
          >
            Ask the server
          </Button>
          <Button
            size="small"
            onClick={() => {
              dropPendingUpload(storage);
              look((times) => times + 1);
            }}
          >
            Forget it
          </Button>
        </>
      }
    >
      The connection was lost while it was being made. Asking again cannot make a second run.
    </Notice>
  );
}
