import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Notice } from "../../components/notice.tsx";
import { useSending } from "../state/delivery-queries.ts";
import { keys } from "../state/server-queries.ts";
import { useServices } from "../state/services.ts";
import { ProblemNotice } from "./problem-notice.tsx";

/** Nothing leaves the house, and why; after a restore somebody has to look first (P15). */
export function SendingBanner() {
  const { api } = useServices();
  const client = useQueryClient();
  const sending = useSending().data;
  const resume = useMutation({
    mutationFn: (version: number) => api.resumeSending(version),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sending }),
  });
  if (sending?.paused !== true) return null;
  const { allowed, reason } = sending.actions.resume;
  return (
    <>
      {resume.error && <ProblemNotice error={resume.error} unchanged="Sending is still paused." />}
      <Notice
        tone="warning"
        title="Sending is paused"
        actions={
          <Button
            disabledFocusable={!allowed || resume.isPending}
            aria-describedby={allowed ? undefined : "resume-sending-block"}
            onClick={() => resume.mutate(sending.version)}
          >
            Resume sending
          </Button>
        }
      >
        {sending.reason ?? "No invoice is sent until somebody resumes it."}
        {reason !== null && <div id="resume-sending-block">{reason}</div>}
      </Notice>
    </>
  );
}
