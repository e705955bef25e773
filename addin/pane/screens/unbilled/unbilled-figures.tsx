import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { formatMicro } from "#shared/decimal.ts";
import { Amounts } from "../../../components/amount.tsx";
import { Figures } from "../../../components/figures.tsx";
import { counted, formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { countPricedByCard } from "../../state/unbilled/card-rates.ts";
import { notBillableWords } from "../../state/unbilled/not-billable-words.ts";
import type { PickedPreview, Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { useSession } from "../../../session/base-services.ts";

const useStyles = makeStyles({
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  old: { opacity: 0.6 },
});

/** Rows, clients, hours and amount of what is picked. */
export function UnbilledFigures(props: { unbilled: Unbilled; preview: PickedPreview }) {
  const { unbilled, preview } = props;
  const styles = useStyles();
  const locale = useLocale();
  const signedIn = useSession().status === "signed-in";
  const totals = preview.grossTotals ?? preview.netTotals;
  const leftOut = preview.leftOutCount;
  const { table, mapping, hasRateCard } = unbilled;
  const byCard = useMemo(() => {
    if (table === null || mapping === null || !hasRateCard) return 0;
    return countPricedByCard(
      table,
      mapping,
      preview.picked.map(({ sheet }) => sheet),
    );
  }, [table, mapping, hasRateCard, preview.picked]);
  const notes = [
    noteOnCheck(unbilled, signedIn),
    leftOut > 0 && `${counted(leftOut, "row is", "rows are", locale)} left out by the filters.`,
    byCard > 0 &&
      `${counted(byCard, "row has its", "rows have their", locale)} rate from the firm's rate card.`,
    unbilled.understood.data?.dateReading?.turned === true &&
      "Dates that look swapped are read with day and month turned back.",
    ...notBillableWords(unbilled.understood.data?.notBillable ?? [], locale),
  ].filter((note) => typeof note === "string");
  return (
    <div className={mergeClasses(unbilled.preview.isPlaceholderData && styles.old)}>
      {preview.entryCount > 0 && (
        <Figures
          figures={[
            { label: "Rows to bill", value: formatCount(preview.entryCount, locale) },
            { label: "Clients", value: formatCount(preview.clientCount, locale) },
            ...(mapping?.quantity.column === null
              ? []
              : [{ label: "Hours", value: formatMicro(preview.hoursMicro, locale) }]),
            {
              label: preview.grossTotals === null ? "Amount before tax" : "Amount with tax",
              value: <Amounts totals={totals} start />,
            },
          ]}
        />
      )}
      {notes.map((note) => (
        <div key={note} className={styles.note} style={{ marginTop: 4 }}>
          {note}
        </div>
      ))}
    </div>
  );
}

function noteOnCheck({ checked, check }: Unbilled, signedIn: boolean): string | false {
  if (checked !== null) return false;
  if (check.isFetching) return "Clients, tax and earlier billing are being checked.";
  return signedIn
    ? "Unchecked: clients, tax and earlier billing are not known."
    : "Unchecked: sign in to check clients, tax and what was billed before.";
}
