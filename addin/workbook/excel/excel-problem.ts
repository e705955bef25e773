import { WorkbookError } from "../workbook-error.ts";
import type { WorkbookProblem } from "../workbook-error.ts";

/** Code of an error that Excel answered; null for anything else. Compared as text: realms differ. */
export function excelCodeOf(error: unknown): string | null {
  return typeof error === "object" && error !== null && "code" in error && "debugInfo" in error
    ? String(error.code)
    : null;
}

interface Words {
  problem: WorkbookProblem;
  message: string;
  action: string;
}

const tableGone: Words = {
  problem: "table-gone",
  message: "The table is no longer in this workbook.",
  action: "Choose the table again.",
};

const busy: Words = {
  problem: "busy",
  message: "Excel did not take the request because it is busy.",
  action: "Wait a moment, then try again.",
};

const tooLarge: Words = {
  problem: "too-large",
  message: "The table is too large for one request to Excel.",
  action: "Filter the table or split it, then try again.",
};

const words: ReadonlyMap<string, Words> = new Map([
  [
    "InvalidOperationInCellEditMode",
    {
      problem: "cell-editing",
      message: "A cell is being edited, and Excel waits for it.",
      action: "Finish editing the cell with Enter or Esc, then try again.",
    },
  ],
  ["ItemNotFound", tableGone],
  ["InvalidObjectPath", tableGone],
  [
    "AccessDenied",
    {
      problem: "sheet-protected",
      message: "Excel does not allow changes here: the sheet or the workbook is protected.",
      action: "Remove the protection or open an editable copy, then try again.",
    },
  ],
  ["RequestPayloadSizeLimitExceeded", tooLarge],
  ["ResponsePayloadSizeLimitExceeded", tooLarge],
  ["OperationCellsExceedLimit", tooLarge],
  ["ActivityLimitReached", busy],
  ["InvalidOrTimedOutSession", busy],
  [
    "WriteNotSupportedWhenModalDialogOpen",
    {
      problem: "busy",
      message: "A dialog is open in Excel.",
      action: "Close the dialog, then try again.",
    },
  ],
  [
    "InvalidSelection",
    {
      problem: "busy",
      message: "The selection cannot be used.",
      action: "Select one cell or one block of cells in this workbook, then try again.",
    },
  ],
  [
    "InactiveWorkbook",
    {
      problem: "busy",
      message: "Another workbook is in front.",
      action: "Switch back to this workbook, then try again.",
    },
  ],
  [
    "NonBlankCellOffSheet",
    {
      problem: "no-room",
      message: "There is no room at the right of the table for another column.",
      action: "Make room beside the table, then try again.",
    },
  ],
]);

/** Excel's answer as something a person can act on; what is one already, and a cancel, pass unchanged. */
export function problemOf(error: unknown): unknown {
  if (error instanceof WorkbookError) return error;
  const code = excelCodeOf(error);
  if (code === null) return error;
  const known = words.get(code) ?? {
    problem: "unknown" as const,
    message: "Excel refused the request without saying why.",
    action: "Try again. If it happens again, save the workbook and reload the pane.",
  };
  return new WorkbookError(known.problem, known.message, known.action, {
    excelCode: code,
    cause: error,
  });
}

/** Whether smaller portions may help. */
export function isSizeError(error: unknown): boolean {
  const code = excelCodeOf(error);
  return (
    code === "RequestPayloadSizeLimitExceeded" ||
    code === "ResponsePayloadSizeLimitExceeded" ||
    code === "OperationCellsExceedLimit"
  );
}

export function tableIsGone(): WorkbookError {
  return new WorkbookError("table-gone", tableGone.message, tableGone.action);
}
