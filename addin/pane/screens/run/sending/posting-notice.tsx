import { Button, useAnnounce } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { counted } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { Notice } from "../../../../components/notice.tsx";
import type { RunDetail } from "#shared/wire/run.ts";
import { useRefreshDeliveries } from "../../../state/delivery-queries.ts";
import { refreshRuns } from "../../../state/server-queries.ts";
import { useProgress } from "../../../state/posting-progress.ts";
import type { SeenProgress } from "../../../state/posting-progress.ts";
import { useServices } from "../../../state/services.ts";
import { PostingCounts } from "../../posting-bar.tsx";
import { ProblemNotice } from "../../problem-notice.tsx";

/** A run on its way: still to be taken back, at work, or waiting for a person. */
export function PostingNotice({ run }: { run: RunDetail }) {
  const live = useProgress(run.id, true);
  const progress = live ?? (run.progress && { ...run.progress, secondsLeft: null });
  useAnnouncedState(progress);
  if (progress?.state === "held") return <HeldNotice run={run} seconds={progress.heldSeconds} />;
  if (progress?.halted === true) return <HaltedNotice run={run} progress={progress} />;
  const attention = progress?.state === "attention";
  // The list below says it of each mail.
  const isTold =
    run.method === "send" && progress !== null && progress.failed + progress.inDoubt > 0;
  return (
    <Notice
      tone={attention ? "warning" : "info"}
      title={attention ? "The posting needs attention" : "The run is being posted"}
    >
      <PostingCounts progress={progress} />
      {!isTold && progress?.message}
      {!attention && run.method === "send" && (
        <div>It goes on when you close the pane or the workbook.</div>
      )}
    </Notice>
  );
}

/** Nothing has left the house yet; the way back is the button that stands out. */
function HeldNotice({ run, seconds }: { run: RunDetail; seconds: number | null }) {
  const { allowed, reason } = run.actions.cancelPost;
  const { api } = useServices();
  const { announce } = useAnnounce();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api.cancelPost(run.id),
    onSuccess: () => announce("Nothing was posted. The run is a draft again."),
    onSettled: () => refreshRuns(client),
  });
  return (
    <>
      {cancel.error && <ProblemNotice error={cancel.error} />}
      <Notice
        tone="info"
        title={<span role="timer">{`Posting in ${seconds ?? 0} s`}</span>}
        actions={
          <Button
            appearance="primary"
            disabledFocusable={!allowed || cancel.isPending}
            aria-describedby={allowed ? undefined : "cancel-block"}
            onClick={() => cancel.mutate()}
          >
            {cancel.isPending ? "Cancelling" : "Cancel"}
          </Button>
        }
      >
        No invoice has a number and nothing has been sent yet.
        {reason !== null && <div id="cancel-block">{reason}</div>}
      </Notice>
    </>
  );
}

/** A wrong setting stops the whole run, because every mail would fail by it. */
function HaltedNotice({ run, progress }: { run: RunDetail; progress: SeenProgress }) {
  const { allowed, reason } = run.actions.resume;
  const { api } = useServices();
  const refresh = useRefreshDeliveries(run.id);
  const resume = useMutation({ mutationFn: () => api.resumeRun(run.id), onSettled: refresh });
  return (
    <>
      {resume.error && (
        <ProblemNotice error={resume.error} unchanged="Sending this run still waits." />
      )}
      <Notice
        tone="warning"
        title="Sending this run has stopped"
        actions={
          <Button
            appearance="primary"
            disabledFocusable={!allowed || resume.isPending}
            aria-describedby={allowed ? undefined : "resume-block"}
            onClick={() => resume.mutate()}
          >
            Resume
          </Button>
        }
      >
        <PostingCounts progress={progress} />
        {progress.message}
        {reason !== null && <div id="resume-block">{reason}</div>}
      </Notice>
    </>
  );
}

/** Says each new state once; the seconds and counts in between would only interrupt. */
function useAnnouncedState(progress: SeenProgress | null): void {
  const locale = useLocale();
  const { announce } = useAnnounce();
  const words = progress === null ? null : stateWords(progress, locale);
  useEffect(() => {
    if (words !== null) announce(words);
  }, [announce, words]);
}

function stateWords(progress: SeenProgress, locale: string): string | null {
  const { state, halted, failed, inDoubt, message } = progress;
  if (state === "held") return "The run is posted in a moment. It can still be cancelled.";
  if (state === "working") return "The run is being posted.";
  if (state === "done") return null;
  if (halted) return `Sending this run has stopped. ${message ?? ""}`;
  const mended = failed + inDoubt;
  return mended === 0
    ? message
    : `${counted(mended, "invoice needs", "invoices need", locale)} attention.`;
}
