import { ConnectionError, ProblemError } from "../../api/problem-error.ts";
import { NothingMadeError, RowsTakenError, SheetChangedError } from "./creating/creating-errors.ts";
import type { ProblemItem } from "#shared/wire/problem.ts";
import { WorkbookError } from "../../workbook/workbook-error.ts";
import type { WorkbookProblem } from "../../workbook/workbook-error.ts";

/** An error in the three parts that a person needs. */
export interface Explained {
  kind: "offline" | "refused" | "sheet" | "defect";
  title: string;
  detail: string;
  /** What to do now; "" when the detail says it. */
  todo: string;
  items: readonly ProblemItem[];
  /** Trying the same again can help. */
  worthRetrying: boolean;
}

/** Words for anything that was thrown. `unchanged` says what stayed as it was, e.g. "The run was not changed." */
export function explainError(error: unknown, unchanged = ""): Explained {
  const join = (...parts: string[]): string => parts.filter((part) => part !== "").join(" ");
  if (error instanceof ProblemError) return explainProblem(error, unchanged);
  if (error instanceof ConnectionError) {
    return {
      kind: "offline",
      title: "The server did not answer",
      detail: join("The connection may be down, or the server may be starting.", unchanged),
      todo: "Check the connection, then try again.",
      items: [],
      worthRetrying: true,
    };
  }
  if (error instanceof WorkbookError) {
    return {
      kind: "sheet",
      title: sheetTitles[error.problem],
      detail: join(error.message, unchanged),
      todo: error.action,
      items: [],
      worthRetrying: true,
    };
  }
  if (error instanceof RowsTakenError) {
    return {
      kind: "refused",
      title: "Some rows were taken meanwhile",
      detail: join("Somebody else has put them on an invoice, so nothing was sent.", unchanged),
      todo: "",
      items: error.items,
      worthRetrying: false,
    };
  }
  if (error instanceof SheetChangedError) {
    return {
      kind: "sheet",
      title: "The figures have changed meanwhile",
      detail:
        "Somebody has changed the sheet, or billed some of its rows. It no longer comes to what you had seen, so nothing was sent.",
      todo: "Look at the new figures and create the run again.",
      items: [],
      worthRetrying: false,
    };
  }
  if (error instanceof NothingMadeError) {
    return {
      kind: "refused",
      title: "No run was made",
      detail: "The server had not received all rows when the connection was lost.",
      todo: "Create the run again from the preview.",
      items: [],
      worthRetrying: false,
    };
  }
  return {
    kind: "defect",
    title: "The pane met a case it does not know",
    detail: join("This is a fault of the add-in, not of your sheet.", unchanged),
    todo: "Try again. If it comes back, reload the pane and tell your administrator what you did.",
    items: [],
    worthRetrying: true,
  };
}

function explainProblem(error: ProblemError, unchanged: string): Explained {
  const { problem } = error;
  if (error.code === "sign-in-required" || error.code === "token-expired") {
    return {
      kind: "refused",
      title: "Your sign-in has ended",
      detail: unchanged,
      todo: "Sign in again, then do the same once more.",
      items: [],
      worthRetrying: false,
    };
  }
  const ours = problem.status >= 500;
  return {
    kind: "refused",
    title: problem.title,
    detail: unchanged === "" ? problem.detail : `${problem.detail} ${unchanged}`,
    todo: ours
      ? `Try again. If it comes back, tell your administrator this number: ${problem.requestId}.`
      : error.code === "version-changed"
        ? "Somebody else changed it meanwhile. What you see now is the newest state; do it again if it still fits."
        : "",
    items: error.items,
    worthRetrying: ours || error.code === "version-changed" || error.code === "too-many-requests",
  };
}

const sheetTitles: Record<WorkbookProblem, string> = {
  "no-table": "No table in this workbook",
  "no-columns": "The table has no columns to bill from",
  "no-data": "The table has no rows",
  "sheet-protected": "The sheet is protected",
  "workbook-read-only": "The workbook is read-only",
  "cell-editing": "A cell is being edited",
  "table-gone": "The table is no longer there",
  "too-large": "The table is too large to read",
  "timed-out": "Excel did not answer",
  busy: "Excel is busy",
  "no-room": "There is no room beside the table",
  "write-differs": "The sheet does not hold what was written",
  unknown: "Excel refused",
};
