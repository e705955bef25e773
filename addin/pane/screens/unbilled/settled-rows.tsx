import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { Amount } from "../../../components/amount.tsx";
import { counted, formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RowButton } from "../../../components/row-button.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import type { RowProblem } from "../../../workbook/rows/sheet-entry.ts";
import type { SettledCode, SettledGroup } from "../../state/unbilled/attention.ts";
import { useGoTo } from "../../state/unbilled/use-go-to.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  run: { minWidth: 0, overflowWrap: "anywhere" },
  small: {
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  goTo: { justifySelf: "end", marginInlineEnd: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

const words: Record<SettledCode, { one: string; many: string; unseen: string }> = {
  "already-billed": {
    one: "row is billed already",
    many: "rows are billed already",
    unseen: "Billed",
  },
  "in-another-draft": {
    one: "row is on a draft",
    many: "rows are on a draft",
    unseen: "On a draft",
  },
};

/** Rows that are billed or on a draft: nothing to do about them, so no warning; each opens to where it stands. */
export function SettledRows({ unbilled }: { unbilled: Unbilled }) {
  const locale = useLocale();
  const [open, setOpen] = useState<SettledCode | null>(null);
  const settled = unbilled.judged.data?.settled ?? [];
  if (settled.length === 0) return null;
  return (
    <section aria-label="Rows billed or on a draft">
      {settled.map((group) => {
        const { one, many } = words[group.code];
        const expanded = open === group.code;
        return (
          <div key={group.code}>
            <RowButton
              first={counted(group.problems.length, one, many, locale)}
              expanded={expanded}
              onClick={() => setOpen(expanded ? null : group.code)}
            />
            {expanded && <Rows unbilled={unbilled} group={group} />}
          </div>
        );
      })}
    </section>
  );
}

function Rows({ unbilled, group }: { unbilled: Unbilled; group: SettledGroup }) {
  const styles = useStyles();
  const locale = useLocale();
  const goTo = useGoTo(unbilled);
  return (
    <>
      {goTo.error && <ProblemNotice error={goTo.error} />}
      <VirtualRows
        rows={group.problems}
        keyOf={({ sheetRow }) => String(sheetRow)}
        estimateHeightPx={56}
        label={words[group.code].many}
      >
        {(row) => (
          <div className={styles.row}>
            <span className={styles.run}>{row.claim?.runName ?? words[group.code].unseen}</span>
            {row.amountMinor !== null && row.currency !== null && (
              <Amount amountMinor={row.amountMinor} currency={row.currency} />
            )}
            <span className={styles.small}>{whereOf(row, locale)}</span>
            <Button
              className={styles.goTo}
              size="small"
              appearance="transparent"
              onClick={() => goTo.mutate({ sheetRow: row.sheetRow, column: row.column })}
            >
              Go to cell
            </Button>
          </div>
        )}
      </VirtualRows>
    </>
  );
}

/** "Row 12 · INV-0007 · 31 Oct 2026", as far as the person may see it (R5). */
function whereOf({ sheetRow, claim }: RowProblem, locale: string): string {
  const date = claim?.invoiceDate ? formatDate(claim.invoiceDate, locale) : "";
  return [`Row ${sheetRow}`, claim?.invoiceNumber ?? "", date]
    .filter((part) => part !== "")
    .join(" · ");
}
