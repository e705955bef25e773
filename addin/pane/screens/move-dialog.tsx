import { Field, Select, useAnnounce } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { counted } from "../../components/format.ts";
import { useLocale } from "../../components/locale.ts";
import { refreshRuns, useDraftRuns } from "../state/server-queries.ts";
import { useServices } from "../state/services.ts";
import { AskDialog } from "./ask-dialog.tsx";

/** Moves invoices to another draft run, so that what is left can be posted by who sees all of it (R18). */
export function MoveDialog(props: {
  fromRunId: string;
  fromVersion: number;
  invoiceIds: readonly string[];
  onMoved: () => void;
  onClose: () => void;
}) {
  const locale = useLocale();
  const { api } = useServices();
  const { announce } = useAnnounce();
  const client = useQueryClient();
  const drafts = useDraftRuns();
  const targets = drafts.data?.runs.filter(({ id }) => id !== props.fromRunId) ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const runId = chosenId ?? targets[0]?.id ?? null;
  const invoices = counted(props.invoiceIds.length, "invoice", "invoices", locale);
  const move = useMutation({
    mutationFn: async () => {
      if (runId === null) return;
      const body = { invoiceIds: [...props.invoiceIds], runId };
      await api.moveInvoices(props.fromRunId, props.fromVersion, body);
    },
    onSuccess: () => {
      announce(`Moved ${invoices}.`);
      props.onMoved();
      props.onClose();
    },
    onSettled: () => refreshRuns(client),
  });
  return (
    <AskDialog
      title={`Move ${invoices}`}
      action={`Move ${invoices}`}
      ready={runId !== null}
      working={move.isPending}
      error={move.error ?? drafts.error}
      unchanged="Nothing was moved."
      onConfirm={() => move.mutate()}
      onClose={props.onClose}
    >
      {drafts.data && targets.length === 0 && (
        <span>There is no other draft run. Create one under Runs first.</span>
      )}
      {/* Not before it has a choice: with a field that goes away again, the focus would go too, and Esc with it. */}
      {targets.length > 0 && (
        <Field label="To the draft run">
          <Select value={runId ?? ""} onChange={(_, { value }) => setChosenId(value)}>
            {targets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <span>Invoices without a date of their own take that of the other run.</span>
    </AskDialog>
  );
}
