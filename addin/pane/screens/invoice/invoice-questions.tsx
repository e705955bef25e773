import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvoiceDetail, UpdateInvoiceBody } from "#shared/wire/invoice.ts";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { judgeDate } from "../../state/creating/target-form.ts";
import { usePane } from "../../state/pane-context.ts";
import { keys, refreshRuns, useRun } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { useRefreshSheet } from "../../state/unbilled/use-refresh-sheet.ts";
import { AskDialog } from "../ask-dialog.tsx";
import { InvoiceDateField } from "../date-field.tsx";
import { MoveDialog } from "../move-dialog.tsx";
import { ChangeDelivery } from "./change-delivery.tsx";
import type { InvoiceQuestion } from "./invoice-menu.tsx";
import { RejectInvoice } from "./reject-invoice.tsx";
import { useMe } from "../../../session/kept-answers.ts";

interface QuestionProps {
  invoice: InvoiceDetail;
  onClose: () => void;
}

/** What is asked before an invoice is changed. */
export function InvoiceQuestions(props: QuestionProps & { question: InvoiceQuestion }) {
  switch (props.question) {
    case "change-dates":
      return <ChangeDates invoice={props.invoice} onClose={props.onClose} />;
    case "change-delivery":
      return <ChangeDelivery invoice={props.invoice} onClose={props.onClose} />;
    case "move":
      return <MoveInvoice invoice={props.invoice} onClose={props.onClose} />;
    case "reject":
      return <RejectInvoice invoice={props.invoice} onClose={props.onClose} />;
    case "delete":
      return <DeleteInvoice invoice={props.invoice} onClose={props.onClose} />;
  }
}

/** A date of its own survives a change of the run's date; without one the run's holds (R3). */
function ChangeDates({ invoice, onClose }: QuestionProps) {
  const { api } = useServices();
  const client = useQueryClient();
  const periods = useMe()?.periods ?? [];
  const [ownDate, setOwnDate] = useState(invoice.invoiceDateOverridden);
  const [date, setDate] = useState(invoice.invoiceDate);
  const [ownDue, setOwnDue] = useState(invoice.dueDateOverridden);
  const [due, setDue] = useState(invoice.dueDate);
  const change = useMutation({
    mutationFn: () => {
      const body: UpdateInvoiceBody = {
        invoiceDate: ownDate ? date : null,
        dueDate: ownDue ? due : null,
      };
      return api.updateInvoice(invoice.id, invoice.version, body);
    },
    onSuccess: onClose,
    onSettled: () => refreshRuns(client),
  });
  return (
    <AskDialog
      title="Change dates"
      action="Change the dates"
      ready={(!ownDate || judgeDate(date, periods).usable) && (!ownDue || due !== "")}
      working={change.isPending}
      error={change.error}
      unchanged="The dates are as they were."
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <Checkbox
        label="A date of its own, not the run's"
        checked={ownDate}
        onChange={(_, { checked }) => setOwnDate(checked === true)}
      />
      {ownDate && (
        <InvoiceDateField label="Invoice date" date={date} periods={periods} onChange={setDate} />
      )}
      <Checkbox
        label="A due date of its own, not by the terms"
        checked={ownDue}
        onChange={(_, { checked }) => setOwnDue(checked === true)}
      />
      {ownDue && (
        <Field label="Due date">
          <Input type="date" value={due} onChange={(_, { value }) => setDue(value)} />
        </Field>
      )}
    </AskDialog>
  );
}

function MoveInvoice({ invoice, onClose }: QuestionProps) {
  const run = useRun(invoice.runId);
  if (!run.data) return <SkeletonRows label="The run is loading" rows={1} />;
  return (
    <MoveDialog
      fromRunId={invoice.runId}
      fromVersion={run.data.version}
      invoiceIds={[invoice.id]}
      onMoved={() => undefined}
      onClose={onClose}
    />
  );
}

function DeleteInvoice({ invoice, onClose }: QuestionProps) {
  const locale = useLocale();
  const { api } = useServices();
  const { dispatch } = usePane();
  const client = useQueryClient();
  const refresh = useRefreshSheet();
  const remove = useMutation({
    mutationFn: () => api.deleteInvoice(invoice.id, invoice.version),
    onSuccess: async () => {
      dispatch({ type: "went-back" });
      client.removeQueries({ queryKey: keys.invoice(invoice.id) });
      await refreshRuns(client);
      refresh.mutate();
    },
  });
  return (
    <AskDialog
      title="Delete invoice"
      action="Delete the invoice"
      working={remove.isPending}
      error={remove.error}
      unchanged="The invoice is as it was."
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <span>
        {`The draft for ${invoice.clientName} is deleted, and ${counted(invoice.entryCount, "row is", "rows are", locale)} unbilled again.`}
      </span>
    </AskDialog>
  );
}
