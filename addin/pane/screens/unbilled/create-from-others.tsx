import { Button } from "@fluentui/react-components";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import type { Creating } from "../../state/creating/creating-state.ts";
import { leavesOutTaken, takenItems, takenRows } from "../../state/creating/taken-rows.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { PreviewSum } from "./preview-sum.tsx";

const shownRows = 20;

/** After somebody else took rows: which ones, and a new run of all others with its total shown first. */
export function CreateFromOthers(props: {
  unbilled: Unbilled;
  creating: Creating;
  onCreate: () => void;
}) {
  const locale = useLocale();
  const { unbilled, creating } = props;
  const items = creating.status === "stopped" ? takenItems(creating.error) : null;
  if (items === null) return null;
  const { check, preview, understood } = unbilled;
  const now = preview.data;
  const ready =
    now !== undefined &&
    !preview.isPlaceholderData &&
    !check.isFetching &&
    leavesOutTaken(items, now.picked);
  const taken = takenRows(items, understood.data?.entries ?? []);
  return (
    <>
      <Notice
        tone="error"
        title={`${counted(items.length, "row was", "rows were", locale)} taken meanwhile`}
      >
        No run was made.
        <ul>
          {taken.slice(0, shownRows).map(({ key, sheetRow, message }) => (
            <li key={key}>
              {sheetRow === null || message.startsWith("Row ") ? "" : `Row ${sheetRow}: `}
              {message}
            </li>
          ))}
          {taken.length > shownRows && <li>and {taken.length - shownRows} more</li>}
        </ul>
      </Notice>
      {ready && now.entryCount > 0 && (
        <>
          <PreviewSum unbilled={unbilled} />
          <Button appearance="primary" onClick={props.onCreate}>
            {`Create with the other ${counted(now.entryCount, "row", "rows", locale)}`}
          </Button>
        </>
      )}
      {ready && now.entryCount === 0 && <span>No other row is left to bill.</span>}
    </>
  );
}
