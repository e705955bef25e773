import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { judgeDate } from "../../state/creating/target-form.ts";
import { usePane } from "../../state/pane-context.ts";
import { keys, refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { useRefreshSheet } from "../../state/unbilled/use-refresh-sheet.ts";
import { AskDialog } from "../ask-dialog.tsx";
import { InvoiceDateField } from "../date-field.tsx";
import { MoveDialog } from "../move-dialog.tsx";
import { ApproveAll } from "./approve-all.tsx";
import type { RunQuestion } from "./run-menu.tsx";
import { useMe } from "../../../session/kept-answers.ts";

/** What is asked before a run is changed. */
export function RunQuestions(props: {
  run: RunDetail;
  question: RunQuestion;
  invoiceIds: readonly string[];
  onMoved: () => void;
  onClose: () => void;
}) {
  switch (props.question) {
    case "approve":
      return <ApproveAll run={props.run} onClose={props.onClose} />;
    case "change-date":
      return <ChangeDate run={props.run} onClose={props.onClose} />;
    case "move":
      return (
        <MoveDialog
          fromRunId={props.run.id}
          fromVersion={props.run.version}
          invoiceIds={props.invoiceIds}
          onMoved={props.onMoved}
          onClose={props.onClose}
        />
      );
    case "delete":
      return <DeleteRun run={props.run} onClose={props.onClose} />;
  }
}

function ChangeDate({ run, onClose }: { run: RunDetail; onClose: () => void }) {
  const { api } = useServices();
  const client = useQueryClient();
  const periods = useMe()?.periods ?? [];
  const [invoiceDate, setInvoiceDate] = useState(run.invoiceDate);
  const change = useMutation({
    mutationFn: () => api.updateRun(run.id, run.version, { invoiceDate }),
    onSuccess: onClose,
    onSettled: () => refreshRuns(client),
  });
  return (
    <AskDialog
      title="Change date"
      action="Change the date"
      ready={judgeDate(invoiceDate, periods).usable}
      working={change.isPending}
      error={change.error}
      unchanged="The date is as it was."
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <InvoiceDateField
        label="Invoice date"
        date={invoiceDate}
        periods={periods}
        onChange={setInvoiceDate}
      />
      <span>Invoices with a date of their own keep it. Due dates follow.</span>
    </AskDialog>
  );
}

function DeleteRun({ run, onClose }: { run: RunDetail; onClose: () => void }) {
  const locale = useLocale();
  const { api } = useServices();
  const { dispatch } = usePane();
  const client = useQueryClient();
  const refresh = useRefreshSheet();
  const remove = useMutation({
    mutationFn: () => api.deleteRun(run.id, run.version),
    onSuccess: async () => {
      dispatch({ type: "went-back" });
      client.removeQueries({ queryKey: keys.run(run.id) });
      await refreshRuns(client);
      // The rows are unbilled again; the sheet says so where it can be written, and Refresh does it later.
      refresh.mutate();
    },
  });
  return (
    <AskDialog
      title={`Delete ${run.name}`}
      action="Delete the run"
      working={remove.isPending}
      error={remove.error}
      unchanged="The run is as it was."
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <span>
        {`Its ${counted(run.invoiceCount, "draft invoice is", "draft invoices are", locale)} deleted and their rows are unbilled again.`}
      </span>
    </AskDialog>
  );
}
