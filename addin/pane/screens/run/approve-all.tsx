import { Button, useAnnounce } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { DialogButtons, PaneDialog } from "../../../components/pane-dialog.tsx";
import type { ApprovedRun, RunDetail } from "#shared/wire/run.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { AskDialog } from "../ask-dialog.tsx";

/** Approves what the person may approve, and says what was left and why (R15). */
export function ApproveAll({ run, onClose }: { run: RunDetail; onClose: () => void }) {
  const { api } = useServices();
  const { announce } = useAnnounce();
  const locale = useLocale();
  const client = useQueryClient();
  const approve = useMutation({
    mutationFn: () => api.approveRun(run.id, run.version),
    onSuccess: ({ approvedCount, left }) => {
      announce(`${counted(approvedCount, "invoice", "invoices", locale)} approved.`);
      if (left.length === 0) onClose();
    },
    onSettled: () => refreshRuns(client),
  });
  if (approve.data) return <WhatWasLeft approved={approve.data} onClose={onClose} />;
  return (
    <AskDialog
      title="Approve all"
      action="Approve all drafts"
      working={approve.isPending}
      error={approve.error}
      unchanged="No invoice was approved."
      onConfirm={() => approve.mutate()}
      onClose={onClose}
    >
      <span>
        Every draft of this run that you may approve. An approved invoice is locked until it is
        returned to draft.
      </span>
    </AskDialog>
  );
}

function WhatWasLeft({ approved, onClose }: { approved: ApprovedRun; onClose: () => void }) {
  const locale = useLocale();
  const { approvedCount, left } = approved;
  return (
    <PaneDialog
      title={`${counted(approvedCount, "invoice", "invoices", locale)} approved`}
      onClose={onClose}
    >
      {left.map(({ reason, invoiceCount }) => (
        <Notice
          key={reason}
          tone="warning"
          title={`${counted(invoiceCount, "draft was", "drafts were", locale)} left`}
        >
          {reason}
        </Notice>
      ))}
      <DialogButtons>
        <Button appearance="primary" onClick={onClose}>
          Close
        </Button>
      </DialogButtons>
    </PaneDialog>
  );
}
