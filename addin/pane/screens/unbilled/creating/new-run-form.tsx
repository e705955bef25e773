import { Button, Field, Input } from "@fluentui/react-components";
import { periodContaining } from "#shared/calendar.ts";
import type { CommitUploadBody } from "#shared/wire/upload.ts";
import { counted, formatPeriod } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { DialogButtons, DialogForm } from "../../../../components/pane-dialog.tsx";
import { judgeDate } from "../../../state/creating/target-form.ts";
import type { Unbilled } from "../../../state/unbilled/use-unbilled.ts";
import { InvoiceDateField } from "../../date-field.tsx";
import { BuildChoices } from "./build-choices.tsx";
import { PreviewSum } from "./preview-sum.tsx";

export interface TargetFormProps {
  unbilled: Unbilled;
  onSubmit: (target: { target: CommitUploadBody["target"]; runName: string }) => void;
  onClose: () => void;
}

/** Name, date, grouping and level of detail of a new run; the button says what happens. */
export function NewRunForm(
  props: TargetFormProps & {
    /** null until the person has typed one; kept outside, so that it is still there after a refusal. */
    typedName: string | null;
    onType: (name: string) => void;
  },
) {
  const { unbilled, typedName, onType, onSubmit, onClose } = props;
  const locale = useLocale();
  const { settings, me, preview } = unbilled;
  const periods = me?.periods ?? [];
  const { invoiceDate, grouping, detailLevel } = settings;
  const period = periodContaining(periods, invoiceDate);
  const proposed = period === null ? "" : formatPeriod(period.startsOn, period.endsOn, locale);
  const name = (typedName ?? proposed).trim();
  const ready = name !== "" && judgeDate(invoiceDate, periods).usable && !preview.isPlaceholderData;
  const invoiceCount = preview.data?.invoices.length ?? 0;

  function submit(): void {
    if (!ready) return;
    const target = { type: "new-run", name, invoiceDate, grouping, detailLevel } as const;
    onSubmit({ target, runName: name });
  }

  return (
    <DialogForm onSubmit={submit}>
      <Field
        label="Name"
        {...(name === "" ? { validationMessage: "Give the run a name." } : {})}
        hint="Every run has a name of its own."
      >
        <Input
          autoFocus
          maxLength={120}
          value={typedName ?? proposed}
          onChange={(_, { value }) => onType(value)}
        />
      </Field>
      <InvoiceDateField
        label="Invoice date"
        date={invoiceDate}
        periods={periods}
        onChange={(date) => unbilled.dispatch({ type: "invoice-date-chosen", invoiceDate: date })}
      />
      <BuildChoices unbilled={unbilled} />
      <PreviewSum unbilled={unbilled} />
      <DialogButtons>
        <Button type="submit" appearance="primary" disabledFocusable={!ready}>
          {`Create run with ${counted(invoiceCount, "invoice", "invoices", locale)}`}
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </DialogButtons>
    </DialogForm>
  );
}
