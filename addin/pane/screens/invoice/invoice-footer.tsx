import { Button, makeStyles, tokens, useAnnounce } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { useOpen } from "../../state/pane-context.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  whole: { flexBasis: "100%" },
  reason: {
    flexBasis: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Approve or reject, return to draft, or on to the run. */
export function InvoiceFooter({
  invoice,
  onReject,
}: {
  invoice: InvoiceDetail;
  onReject: () => void;
}) {
  const styles = useStyles();
  const { api } = useServices();
  const { announce } = useAnnounce();
  const client = useQueryClient();
  const open = useOpen();
  const { approve, reject, returnToDraft } = invoice.actions;
  const change = useMutation({
    mutationFn: (to: "approved" | "draft") =>
      to === "approved"
        ? api.approveInvoice(invoice.id, invoice.version)
        : api.returnInvoiceToDraft(invoice.id, invoice.version),
    onSuccess: (_, to) => announce(to === "approved" ? "Approved." : "Back in draft."),
    onSettled: () => refreshRuns(client),
  });
  const settled = invoice.status !== "draft" && invoice.status !== "approved";
  const permission = invoice.status === "approved" ? returnToDraft : approve;
  return (
    <>
      {change.error && (
        <div className={styles.whole}>
          <ProblemNotice error={change.error} unchanged="The invoice is as it was." />
        </div>
      )}
      {!settled && !permission.allowed && permission.reason !== null && (
        <div id="approve-block" className={styles.reason}>
          {permission.reason}
        </div>
      )}
      {!settled && (
        <Button
          style={{ flexGrow: 1 }}
          appearance={invoice.status === "draft" ? "primary" : "secondary"}
          disabledFocusable={!permission.allowed || change.isPending}
          aria-describedby={permission.allowed ? undefined : "approve-block"}
          onClick={() => change.mutate(invoice.status === "approved" ? "draft" : "approved")}
        >
          {invoice.status === "approved" ? "Return to draft" : "Approve"}
        </Button>
      )}
      {invoice.status === "draft" && (
        <Button disabledFocusable={!reject.allowed || change.isPending} onClick={onReject}>
          Reject
        </Button>
      )}
      <Button
        style={settled ? { flexGrow: 1 } : {}}
        onClick={() => open({ screen: "run", runId: invoice.runId })}
      >
        Show run
      </Button>
    </>
  );
}
