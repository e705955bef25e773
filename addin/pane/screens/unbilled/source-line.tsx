import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Select,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { MoreHorizontal20Regular } from "@fluentui/react-icons";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import type { TableRef } from "../../../workbook/workbook.ts";
import { useSession } from "../../state/services.ts";
import { useMakeTable } from "../../state/unbilled/use-make-table.ts";
import { useRefreshSheet } from "../../state/unbilled/use-refresh-sheet.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { SheetRefreshNotice } from "../sheet-refresh-notice.tsx";

const useStyles = makeStyles({
  line: { display: "flex", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  select: { flexGrow: 1, minWidth: 0 },
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
        <Select
          className={styles.select}
          aria-label="Table to bill from"
          value={table.id}
          onChange={(_, { value }) => unbilled.dispatch({ type: "table-chosen", tableId: value })}
        >
          {tables.map(({ id, name, rowCount }) => (
            <option key={id} value={id}>
              {`${name} · ${counted(rowCount, "row", "rows", locale)}`}
            </option>
          ))}
        </Select>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              icon={<MoreHorizontal20Regular />}
              aria-label="More for this table"
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={() => make.mutate()}>Make a table from the selection</MenuItem>
              <MenuItem onClick={() => void unbilled.reading.refetch()}>Read again</MenuItem>
              <MenuItem
                disabled={!signedIn || refresh.isPending}
                subText={signedIn ? "Run, invoice and status of each row" : "After signing in"}
                onClick={() => refresh.mutate()}
              >
                Refresh sheet
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {make.error && <ProblemNotice error={make.error} unchanged="No table was made." />}
      <SheetRefreshNotice refresh={refresh} />
    </>
  );
}
