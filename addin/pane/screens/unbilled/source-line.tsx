import { makeStyles, tokens } from "@fluentui/react-components";
import { Choice } from "../../../components/choice.tsx";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { MoreMenu } from "../../../components/more-menu.tsx";
import type { TableRef } from "../../../workbook/workbook.ts";
import { useMakeTable } from "../../state/unbilled/use-make-table.ts";
import { useRefreshSheet } from "../../state/unbilled/use-refresh-sheet.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { SheetRefreshNotice } from "../sheet-refresh-notice.tsx";
import { useSession } from "../../../session/base-services.ts";

const useStyles = makeStyles({
  line: { display: "flex", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  choice: { flexGrow: 1 },
});

/** Which table is read: "Timesheet · 412 rows". */
export function SourceLine({ unbilled, table }: { unbilled: Unbilled; table: TableRef }) {
  const styles = useStyles();
  const locale = useLocale();
  const make = useMakeTable();
  const refresh = useRefreshSheet();
  const signedIn = useSession().status === "signed-in";
  const tables = unbilled.tables.data ?? [table];
  return (
    <>
      <div className={styles.line}>
        <Choice
          className={styles.choice}
          look="strong"
          label="Table to bill from"
          value={table.id}
          options={tables.map(({ id, name, rowCount }) => ({
            value: id,
            text: `${name} · ${counted(rowCount, "row", "rows", locale)}`,
          }))}
          onChoose={(tableId) => unbilled.dispatch({ type: "table-chosen", tableId })}
        />
        <MoreMenu
          label="More for this table"
          entries={[
            {
              type: "action",
              text: "Make a table from the selection",
              onChoose: () => make.mutate(),
            },
            {
              type: "action",
              text: "Read again",
              onChoose: () => void unbilled.reading.refetch(),
            },
            {
              type: "action",
              text: "Refresh sheet",
              hint: "Run, invoice and status of each row",
              permission: signedIn ? null : { allowed: false, reason: "After signing in" },
              onChoose: () => refresh.mutate(),
            },
          ]}
        />
      </div>
      {make.error && <ProblemNotice error={make.error} unchanged="No table was made." />}
      <SheetRefreshNotice refresh={refresh} />
    </>
  );
}
