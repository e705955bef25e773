import { Field, Input } from "@fluentui/react-components";
import { formatPeriod } from "../../components/format.ts";
import { useLocale } from "../../components/locale.ts";
import { judgeDate } from "../state/creating/target-form.ts";
import type { PeriodView } from "#shared/wire/period.ts";

/** An invoice date with its period: "November 2026, open" (R3). */
export function InvoiceDateField(props: {
  label: string;
  date: string;
  periods: readonly PeriodView[];
  onChange: (date: string) => void;
}) {
  const locale = useLocale();
  const judgement = judgeDate(props.date, props.periods);
  const period =
    judgement.period && formatPeriod(judgement.period.startsOn, judgement.period.endsOn, locale);
  const message = judgement.usable
    ? `${period}, open`
    : judgement.why === "closed"
      ? `${period} is closed. Choose a date in an open period.`
      : judgement.why === "no-period"
        ? "No accounting period has this date. Choose another, or ask an administrator to add the period."
        : "Choose a date.";
  return (
    <Field
      label={props.label}
      validationState={judgement.usable ? "none" : "error"}
      validationMessage={message}
    >
      <Input type="date" value={props.date} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}
