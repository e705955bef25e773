import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RowButton } from "../../../components/row-button.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import { useIgnored } from "../../state/unbilled/use-ignored.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    alignItems: "start",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: "anywhere",
  },
});

/** Rows that cannot be billed and that the person does not want to be told of again. */
export function IgnoredRows({ unbilled }: { unbilled: Unbilled }) {
  const styles = useStyles();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { told, undo } = useIgnored(unbilled);
  if (told === null || told.ignored.length === 0) return null;
  return (
    <section aria-label="Ignored">
      <RowButton
        first={`Ignored: ${counted(told.ignored.length, "row", "rows", locale)}`}
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <VirtualRows
          rows={told.ignored}
          keyOf={({ sheetRow }) => String(sheetRow)}
          estimateHeightPx={48}
          label="Ignored rows"
        >
          {({ sheetRow, message }) => (
            <div className={styles.row}>
              <span>{message}</span>
              <Button
                size="small"
                appearance="transparent"
                aria-label={`Undo ignoring row ${sheetRow}`}
                onClick={() => undo(sheetRow)}
              >
                Undo
              </Button>
            </div>
          )}
        </VirtualRows>
      )}
    </section>
  );
}
