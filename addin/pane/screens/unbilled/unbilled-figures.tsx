import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { formatMicro } from "#shared/decimal.ts";
import { Amounts } from "../../../components/amount.tsx";
import { Figures } from "../../../components/figures.tsx";
import { counted, formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { useSession } from "../../state/services.ts";
import type { PickedPreview, Unbilled } from "../../state/unbilled/use-unbilled.ts";

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
  const notBillable = unbilled.understood.data?.notBillable.length ?? 0;
  const notes = [
    noteOnCheck(unbilled, signedIn),
    leftOut > 0 && `${counted(leftOut, "row is", "rows are", locale)} left out by the filters.`,
    notBillable > 0 &&
      `${counted(notBillable, "row is", "rows are", locale)} empty or marked as not billable.`,
  ].filter((note) => typeof note === "string");
  return (
    <div className={mergeClasses(unbilled.preview.isPlaceholderData && styles.old)}>
      <Figures
        figures={[
          { label: "Rows to bill", value: formatCount(preview.entryCount, locale) },
          { label: "Clients", value: formatCount(preview.clientCount, locale) },
          { label: "Hours", value: formatMicro(preview.hoursMicro, locale) },
          {
            label: preview.grossTotals === null ? "Amount before tax" : "Amount with tax",
            value: <Amounts totals={totals} start />,
          },
        ]}
      />
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
