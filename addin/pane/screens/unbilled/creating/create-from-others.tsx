import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { counted } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { Notice } from "../../../../components/notice.tsx";
import type { TakenRows } from "../../../state/creating/creating-errors.ts";
import type { Creating } from "../../../state/creating/creating-state.ts";
import { leavesOutTaken, numberedRows, takenRowsOf } from "../../../state/creating/taken-rows.ts";
import type { TakenRow } from "../../../state/creating/taken-rows.ts";
import type { Unbilled } from "../../../state/unbilled/use-unbilled.ts";
import { ConfirmNotBilled } from "../confirm-not-billed.tsx";
import { PreviewSum } from "./preview-sum.tsx";

const shownRows = 20;

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/**
 * After somebody else took rows, or billed the same work from another copy: which ones, and a new run of all others
 * with its total shown first. A row that only looks billed can be confirmed, one by one.
 */
export function CreateFromOthers(props: {
  unbilled: Unbilled;
  creating: Creating;
  onCreate: () => void;
}) {
  const styles = useStyles();
  const locale = useLocale();
  const { unbilled, creating } = props;
  const taken = creating.status === "stopped" ? takenRowsOf(creating.error) : null;
  if (taken === null) return null;
  const { kind, items } = taken;
  const { check, preview, understood } = unbilled;
  const now = preview.data;
  const ready =
    now !== undefined &&
    !preview.isPlaceholderData &&
    !check.isFetching &&
    leavesOutTaken(items, now.picked);
  const rows = numberedRows(items, understood.data?.entries ?? []);
  return (
    <>
      <Notice tone="error" title={titleOf(taken, locale)}>
        No run was made.
        {kind === "alike" && " Confirm each row that is other work; the rest of them is left out."}
        <ul className={styles.list}>
          {rows.slice(0, shownRows).map((row) => (
            <li key={row.key}>
              {wordsOf(row)}
              {kind === "alike" && ready && <Confirm unbilled={unbilled} row={row} />}
            </li>
          ))}
          {rows.length > shownRows && (
            <li>
              {`and ${counted(rows.length - shownRows, "other row", "other rows", locale)}: the list of rows that need attention has them all`}
            </li>
          )}
        </ul>
      </Notice>
      {ready && now.entryCount > 0 && (
        <>
          <PreviewSum unbilled={unbilled} />
          <Button appearance="primary" onClick={props.onCreate}>
            {now.entryCount === 1
              ? "Create with the other row"
              : `Create with the other ${counted(now.entryCount, "row", "rows", locale)}`}
          </Button>
        </>
      )}
      {ready && now.entryCount === 0 && <span>No other row is left to bill.</span>}
    </>
  );
}

function titleOf({ kind, items }: TakenRows, locale: string): string {
  return kind === "taken"
    ? `${counted(items.length, "row was", "rows were", locale)} taken meanwhile`
    : `${counted(items.length, "row looks", "rows look", locale)} billed already`;
}

function wordsOf({ sheetRow, message }: TakenRow): string {
  return sheetRow === null || message.startsWith("Row ") ? message : `Row ${sheetRow}: ${message}`;
}

/** The button while the row is held back; that it is billed after all once it was pressed. */
function Confirm({ unbilled, row }: { unbilled: Unbilled; row: TakenRow }) {
  const problem = unbilled.judged.data?.groups
    .filter(({ code }) => code === "looks-billed")
    .flatMap(({ problems }) => problems)
    .find(({ claim }) => claim?.key === row.key);
  if (problem !== undefined) return <ConfirmNotBilled unbilled={unbilled} problem={problem} />;
  const isPicked = unbilled.preview.data?.picked.some(({ sheet }) => sheet.key === row.key);
  return isPicked === true ? <div>Is billed too, as other work.</div> : null;
}
