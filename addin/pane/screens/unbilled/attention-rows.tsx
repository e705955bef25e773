import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { Amount } from "../../../components/amount.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import type { RowProblem } from "../../../workbook/rows/sheet-entry.ts";
import type { AttentionGroup } from "../../state/unbilled/attention.ts";
import { useGoTo } from "../../state/unbilled/use-go-to.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { invoiceOfChange } from "../../state/unbilled/use-row-change.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { ConfirmNotBilled } from "./confirm-not-billed.tsx";

const RowChangeDialog = lazy(async () => ({
  default: (await import("./row-change-dialog.tsx")).RowChangeDialog,
}));

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  message: { overflowWrap: "anywhere" },
  actions: {
    gridColumn: "1 / -1",
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
});

/** The rows of one reason, each one click from its cell. */
export function AttentionRows(props: {
  unbilled: Unbilled;
  group: AttentionGroup;
  onIgnore: (sheetRow: number) => void;
}) {
  const { unbilled, group, onIgnore } = props;
  const styles = useStyles();
  const goTo = useGoTo(unbilled);
  const [shown, setShown] = useState<RowProblem | null>(null);
  return (
    <>
      {shown && (
        <Suspense fallback={null}>
          <RowChangeDialog unbilled={unbilled} problem={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
      {goTo.error && <ProblemNotice error={goTo.error} />}
      <VirtualRows
        rows={group.problems}
        keyOf={(problem) => `${problem.sheetRow} ${problem.column}`}
        estimateHeightPx={64}
        label={group.title}
      >
        {(problem) => (
          <div className={styles.row}>
            <span className={styles.message}>{problem.message}</span>
            {problem.amountMinor !== null && problem.currency !== null && (
              <Amount amountMinor={problem.amountMinor} currency={problem.currency} />
            )}
            <span className={styles.actions}>
              <Button
                size="small"
                appearance="transparent"
                onClick={() => goTo.mutate({ sheetRow: problem.sheetRow, column: problem.column })}
              >
                {`Go to ${shortAddress(problem.address)}`}
              </Button>
              {invoiceOfChange(problem) !== undefined && (
                <Button
                  size="small"
                  appearance="transparent"
                  aria-label={`Show what changed in row ${problem.sheetRow}`}
                  onClick={() => setShown(problem)}
                >
                  Show what changed
                </Button>
              )}
              {group.blocks && (
                <Button
                  size="small"
                  appearance="transparent"
                  aria-label={`Ignore row ${problem.sheetRow}`}
                  onClick={() => onIgnore(problem.sheetRow)}
                >
                  Ignore
                </Button>
              )}
              <ConfirmNotBilled unbilled={unbilled} problem={problem} />
            </span>
          </div>
        )}
      </VirtualRows>
    </>
  );
}

function shortAddress(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}
