import { makeStyles, tokens } from "@fluentui/react-components";
import { Amounts } from "../../../../components/amount.tsx";
import { counted } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import type { Unbilled } from "../../../state/unbilled/use-unbilled.ts";

const useStyles = makeStyles({
  sum: {
    display: "flex",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

/** Count and total of what the button would make. */
export function PreviewSum({ unbilled }: { unbilled: Unbilled }) {
  const styles = useStyles();
  const locale = useLocale();
  const preview = unbilled.preview.data;
  if (!preview) return null;
  return (
    <div className={styles.sum} aria-live="polite">
      <span>
        {counted(preview.invoices.length, "invoice", "invoices", locale)},{" "}
        {counted(preview.entryCount, "row", "rows", locale)}
      </span>
      <Amounts totals={preview.grossTotals ?? preview.netTotals} strong />
    </div>
  );
}
