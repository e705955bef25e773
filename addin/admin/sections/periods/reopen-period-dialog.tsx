import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { periodName } from "#shared/period-name.ts";
import type { PeriodWork } from "#shared/wire/period.ts";
import { periodsApi } from "../../../api/periods-api.ts";
import { useLocale } from "../../../components/locale.ts";
import { serverKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";
import { periodsKey } from "./periods-key.ts";

const shortestReason = 3;

/** Asks why a closed period is opened again; the reason is kept in the audit (R25). */
export function ReopenPeriodDialog(props: { period: PeriodWork; onDone: () => void }) {
  const api = useApi(periodsApi);
  const client = useQueryClient();
  const locale = useLocale();
  const [reason, setReason] = useState("");
  const { id } = props.period;
  const name = periodName(props.period, locale);
  // The latest, so that a second attempt after somebody else's change is about what is on screen.
  const latest = client.getQueryData<PeriodWork[]>(periodsKey)?.find((period) => period.id === id);
  const reopen = useMutation({
    mutationFn: () => api.reopenPeriod(id, (latest ?? props.period).version, reason.trim()),
    onSuccess: props.onDone,
    onSettled: () => client.invalidateQueries({ queryKey: serverKey }),
  });
  return (
    <ConfirmDialog
      title={`Reopen ${name}?`}
      action={`Reopen ${name}`}
      ready={reason.trim().length >= shortestReason}
      working={reopen.isPending}
      error={reopen.error}
      unchanged="The period is closed as before."
      onConfirm={() => reopen.mutate()}
      onClose={props.onDone}
    >
      <TextField
        label="Reason"
        required
        lines={3}
        value={reason}
        onChange={setReason}
        problem={problemAt(reopen.error, "reason")}
        hint="Kept in the audit with your name. Invoices can be dated and posted in the period again."
      />
    </ConfirmDialog>
  );
}
