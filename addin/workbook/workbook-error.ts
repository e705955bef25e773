/** What stands between the pane and the sheet. */
export type WorkbookProblem =
  | "no-table"
  | "no-columns"
  | "no-data"
  | "sheet-protected"
  | "workbook-read-only"
  | "cell-editing"
  | "table-gone"
  | "too-large"
  | "timed-out"
  | "busy"
  | "no-room"
  | "write-differs"
  | "unknown";

/** Thrown by everything in `workbook/`: what happened and what to do, in words for the person. */
export class WorkbookError extends Error {
  override readonly name = "WorkbookError";
  readonly problem: WorkbookProblem;
  /** What the person can do now. */
  readonly action: string;
  /** The code that Excel gave, for the diagnostics report; never cell contents. */
  readonly excelCode: string | null;

  constructor(
    problem: WorkbookProblem,
    message: string,
    action: string,
    options: { excelCode?: string; cause?: unknown } = {},
  ) {
    super(message, "cause" in options ? { cause: options.cause } : {});
    this.problem = problem;
    this.action = action;
    this.excelCode = options.excelCode ?? null;
  }
}
