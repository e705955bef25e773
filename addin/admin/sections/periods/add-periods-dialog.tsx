import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addDays, addMonths, isDate, monthsIn } from "#shared/calendar.ts";
import type { PeriodFrequency } from "#shared/calendar.ts";
import type { GeneratePeriodsBody, PeriodView } from "#shared/wire/period.ts";
import { periodsApi } from "../../../api/periods-api.ts";
import { formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { serverKey, useMe } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { ChoiceField } from "../../parts/choice-field.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  sum: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const frequencies = [
  { value: "month", text: "Months" },
  { value: "quarter", text: "Quarters" },
  { value: "year", text: "Years" },
] as const;
const places = [
  { value: "after", text: "After the last one" },
  { value: "before", text: "Before the first one" },
] as const;

type Place = (typeof places)[number]["value"];
const mostAtOnce = 60;

/** Asks for the length and the number of periods to add; without gaps, so only the first time for their start (R25). */
export function AddPeriodsDialog(props: { periods: readonly PeriodView[]; onDone: () => void }) {
  const styles = useStyles();
  const api = useApi(periodsApi);
  const client = useQueryClient();
  const me = useMe();
  const [frequency, setFrequency] = useState<PeriodFrequency>("month");
  const [place, setPlace] = useState<Place>("after");
  const [firstStart, setFirstStart] = useState(`${me?.firm.today.slice(0, 4) ?? "2026"}-01-01`);
  const [count, setCount] = useState("12");
  const wanted = wantedOf(props.periods, { frequency, place, firstStart, count });
  const add = useMutation({
    mutationFn: (body: GeneratePeriodsBody) => api.generatePeriods(body),
    onSuccess: props.onDone,
    onSettled: () => client.invalidateQueries({ queryKey: serverKey }),
  });
  return (
    <ConfirmDialog
      title="Add periods"
      action="Add periods"
      ready={wanted !== null}
      working={add.isPending}
      error={add.error}
      unchanged="No period was added."
      onConfirm={() => wanted && add.mutate(wanted)}
      onClose={props.onDone}
    >
      <div className={styles.fields}>
        <ChoiceField
          label="Length"
          value={frequency}
          options={frequencies}
          onChange={setFrequency}
        />
        {props.periods.length > 0 ? (
          <ChoiceField label="Where" value={place} options={places} onChange={setPlace} />
        ) : (
          <TextField
            label="First day"
            type="date"
            size="short"
            value={firstStart}
            onChange={setFirstStart}
            problem={problemAt(add.error, "startsOn")}
          />
        )}
        <TextField
          label="How many"
          size="short"
          value={count}
          onChange={setCount}
          problem={problemAt(add.error, "count")}
          hint={`1 to ${mostAtOnce}`}
        />
        <Sum wanted={wanted} />
      </div>
    </ConfirmDialog>
  );
}

/** "From 1 Jan 2027 to 31 Dec 2027, all open." */
function Sum({ wanted }: { wanted: GeneratePeriodsBody | null }) {
  const styles = useStyles();
  const locale = useLocale();
  if (wanted === null) return null;
  const last = addDays(addMonths(wanted.startsOn, wanted.count * monthsIn[wanted.frequency]), -1);
  return (
    <p className={styles.sum}>
      {`From ${formatDate(wanted.startsOn, locale)} to ${formatDate(last, locale)}, all of them open.`}
    </p>
  );
}

function wantedOf(
  periods: readonly PeriodView[],
  typed: { frequency: PeriodFrequency; place: Place; firstStart: string; count: string },
): GeneratePeriodsBody | null {
  const { frequency, place, firstStart } = typed;
  const count = /^\d{1,2}$/.test(typed.count.trim()) ? Number(typed.count) : 0;
  if (count < 1 || count > mostAtOnce) return null;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) {
    return isDate(firstStart) ? { frequency, startsOn: firstStart, count } : null;
  }
  const startsOn =
    place === "after"
      ? addDays(last.endsOn, 1)
      : addMonths(first.startsOn, -count * monthsIn[frequency]);
  return { frequency, startsOn, count };
}
