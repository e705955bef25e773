import { explainAnswer } from "../../api/explain-answer.ts";
import type { ExplainedAnswer } from "../../api/explain-answer.ts";
import { NothingMadeError, RowsTakenError, SheetChangedError } from "./creating/creating-errors.ts";
import { WorkbookError } from "../../workbook/workbook-error.ts";
import type { WorkbookProblem } from "../../workbook/workbook-error.ts";

/** `sheet`: the workbook refused, or no longer holds what was seen. */
export interface Explained extends Omit<ExplainedAnswer, "kind"> {
  kind: ExplainedAnswer["kind"] | "sheet";
}

/** Words for anything that was thrown. `unchanged` says what stayed as it was, e.g. "The run was not changed." */
export function explainError(error: unknown, unchanged = ""): Explained {
  const join = (...parts: string[]): string => parts.filter((part) => part !== "").join(" ");
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
      items: error.rows.items,
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
  return explainAnswer(error, unchanged, paneWords);
}

const paneWords = {
  page: "pane",
  fault: "This is a fault of the add-in, not of your sheet.",
} as const;

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
