import { Field, Input, Select } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { periodContaining } from "#shared/calendar.ts";
import type { DetailLevel, Grouping } from "#shared/grouping.ts";
import { formatPeriod } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { judgeDate } from "../../state/creating/target-form.ts";
import { useOpen } from "../../state/pane-context.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { AskDialog } from "../ask-dialog.tsx";
import { detailWords, groupingWords } from "../choice-words.ts";
import { InvoiceDateField } from "../date-field.tsx";
import { useMe } from "../../../session/kept-answers.ts";

// safe because the records name every grouping and every level, and nothing else
const groupings = Object.entries(groupingWords) as [Grouping, string][];
// safe for the same reason
const levels = Object.entries(detailWords) as [DetailLevel, string][];

/** An empty run (R1): rows are added to it later. */
export function NewRunDialog({ onClose }: { onClose: () => void }) {
  const locale = useLocale();
  const { api } = useServices();
  const open = useOpen();
  const client = useQueryClient();
  const me = useMe();
  const periods = me?.periods ?? [];
  const [typedDate, setDate] = useState<string | null>(null);
  const [typedName, setName] = useState<string | null>(null);
  const [grouping, setGrouping] = useState<Grouping>("client");
  const [detailLevel, setDetailLevel] = useState<DetailLevel>("every-entry");
  const invoiceDate = typedDate ?? me?.firm.today ?? "";
  const period = periodContaining(periods, invoiceDate);
  const name = typedName ?? (period ? formatPeriod(period.startsOn, period.endsOn, locale) : "");

  const create = useMutation({
    mutationFn: () => api.createRun({ name: name.trim(), invoiceDate, grouping, detailLevel }),
    onSuccess: async ({ id }) => {
      onClose();
      open({ screen: "run", runId: id });
      await refreshRuns(client);
    },
  });

  return (
    <AskDialog
      title="New run"
      action="Create empty run"
      ready={name.trim() !== "" && judgeDate(invoiceDate, periods).usable}
      working={create.isPending}
      error={create.error}
      unchanged="No run was made."
      onConfirm={() => create.mutate()}
      onClose={onClose}
    >
      <Field label="Name" hint="Every run has a name of its own.">
        <Input autoFocus maxLength={120} value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <InvoiceDateField
        label="Invoice date"
        date={invoiceDate}
        periods={periods}
        onChange={setDate}
      />
      <Field label="Invoices">
        <Select
          value={grouping}
          onChange={(_, { value }) =>
            setGrouping(groupings.find(([known]) => known === value)?.[0] ?? "client")
          }
        >
          {groupings.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="What the client reads">
        <Select
          value={detailLevel}
          onChange={(_, { value }) =>
            setDetailLevel(levels.find(([known]) => known === value)?.[0] ?? "every-entry")
          }
        >
          {levels.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
    </AskDialog>
  );
}
