import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RowButton } from "../../../components/row-button.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import { openNumberCells } from "../../state/unbilled/open-numbers.ts";
import { useGoTo } from "../../state/unbilled/use-go-to.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  row: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
  },
});

/** Numbers written as text of which nobody can tell what they mean, each one click from its cell. */
export function OpenNumbers({ unbilled }: { unbilled: Unbilled }) {
  const styles = useStyles();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const goTo = useGoTo(unbilled);
  const { table, mapping, understood } = unbilled;
  const fields = understood.data?.openNumbers;
  const numbers = useMemo(
    () => (table && mapping && fields ? openNumberCells(table, mapping, fields) : []),
    [table, mapping, fields],
  );
  if (numbers.length === 0) return null;
  return (
    <section aria-label="Numbers that can be read in two ways">
      <RowButton
        start={<Warning16Filled color={tokens.colorStatusWarningForeground3} aria-hidden />}
        first={`${counted(numbers.length, "number", "numbers", locale)} can be read in two ways`}
        second="Read as this workbook writes numbers"
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {goTo.error && <ProblemNotice error={goTo.error} />}
      {open && (
        <VirtualRows
          rows={numbers}
          keyOf={({ address }) => address}
          estimateHeightPx={64}
          label="Numbers that can be read in two ways"
        >
          {({ sheetRow, column, address, field, text, read, other }) => (
            <div className={styles.row}>
              {field} “{text}” in row {sheetRow} is read as {read}; it could be {other}.{" "}
              <Button
                size="small"
                appearance="transparent"
                onClick={() => goTo.mutate({ sheetRow, column })}
              >
                {`Go to ${address.slice(address.lastIndexOf("!") + 1)}`}
              </Button>
            </div>
          )}
        </VirtualRows>
      )}
    </section>
  );
}
