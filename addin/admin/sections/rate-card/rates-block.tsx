import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { MoneyRegular } from "@fluentui/react-icons";
import type { RateView } from "#shared/wire/rate-card.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { useMe } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { forWhat, namesOf, perHour } from "./rate-words.ts";
import type { RateAsk } from "./section.tsx";

const useStyles = makeStyles({
  actions: { display: "inline-flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

/** All rates that the person may know, those that have ended last. */
export function RatesBlock(props: { rates: readonly RateView[]; onAsk: (asked: RateAsk) => void }) {
  const locale = useLocale();
  const today = useMe()?.firm.today ?? "";
  const hasEnded = ({ endsOn }: RateView) => endsOn !== null && endsOn < today;
  const ordered = props.rates.toSorted((a, b) => Number(hasEnded(a)) - Number(hasEnded(b)));
  return (
    <Block
      title="Rates"
      text="The client’s rate goes first, then the person’s, then the task’s, then the one for everything else. A rate that names more goes before one that names less; of several, the one that began last."
    >
      {ordered.length === 0 ? (
        <EmptyState icon={<MoneyRegular />} title="No rate yet">
          Rows without a rate or an amount of their own cannot be billed until there is one here.
        </EmptyState>
      ) : (
        <RecordTable
          label="Rates"
          rows={ordered}
          rowKey={({ id }) => id}
          columns={columnsOf(locale, props.onAsk)}
          isQuiet={hasEnded}
        />
      )}
    </Block>
  );
}

function columnsOf(locale: string, onAsk: (asked: RateAsk) => void): Column<RateView>[] {
  return [
    { title: "For", cell: (rate) => forWhat(namesOf(rate)) },
    { title: "Rate", kind: "number", cell: (rate) => perHour(rate, locale) },
    {
      title: "From",
      cell: ({ startsOn }) => (startsOn === null ? "always" : formatDate(startsOn, locale)),
    },
    { title: "Until", cell: ({ endsOn }) => (endsOn === null ? "–" : formatDate(endsOn, locale)) },
    {
      title: "Actions",
      kind: "actions",
      cell: (rate) => <Actions rate={rate} onAsk={onAsk} />,
    },
  ];
}

function Actions({ rate, onAsk }: { rate: RateView; onAsk: (asked: RateAsk) => void }) {
  const styles = useStyles();
  const what = forWhat(namesOf(rate));
  return (
    <span className={styles.actions}>
      <Button
        size="small"
        aria-label={`Change the rate of ${what}`}
        onClick={() => onAsk({ kind: "write", rate })}
      >
        Change
      </Button>
      <Button
        size="small"
        appearance="subtle"
        aria-label={`Remove the rate of ${what}`}
        onClick={() => onAsk({ kind: "remove", rate })}
      >
        Remove
      </Button>
    </span>
  );
}
