import { counted } from "../../components/format.ts";
import { useLocale } from "../../components/locale.ts";
import { Notice } from "../../components/notice.tsx";
import { WorkProgress } from "../../components/work-progress.tsx";
import type { useRefreshSheet } from "../state/unbilled/use-refresh-sheet.ts";
import { ProblemNotice } from "./problem-notice.tsx";

/** What a refresh of the sheet does or did. */
export function SheetRefreshNotice(props: {
  refresh: ReturnType<typeof useRefreshSheet>;
  /** Nobody asked for it: only what was written, or went wrong, is worth a word. */
  quiet?: boolean;
}) {
  const { refresh, quiet = false } = props;
  const locale = useLocale();
  if (refresh.isPending) {
    return (
      <WorkProgress
        words="The sheet is being brought up to date"
        progress={refresh.progress}
        onCancel={refresh.cancel}
      />
    );
  }
  if (isAbort(refresh.error)) {
    return (
      <Notice tone="info">
        You cancelled it. Rows that were not reached say what they said before; Refresh sheet goes
        on with them.
      </Notice>
    );
  }
  if (refresh.error) {
    return (
      <ProblemNotice
        error={refresh.error}
        unchanged="The run is as it was."
        onRetry={() => refresh.mutate()}
      />
    );
  }
  if (!refresh.isSuccess) return null;
  if (quiet && !refresh.data?.writtenRows) return null;
  if (refresh.data === null) {
    return <Notice tone="info">No table is open in Excel to bring up to date.</Notice>;
  }
  const { writtenRows, missingKeys } = refresh.data;
  const written =
    writtenRows === 0
      ? "The sheet already said all of it."
      : `${counted(writtenRows, "row was", "rows were", locale)} brought up to date.`;
  const missing =
    missingKeys.length === 0
      ? ""
      : ` ${counted(missingKeys.length, "row is", "rows are", locale)} no longer in the table.`;
  return <Notice tone="success">{written + missing}</Notice>;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
