import { WorkbookError } from "../workbook-error.ts";
import { excelCodeOf, problemOf } from "./excel-problem.ts";
import { pause } from "./timer.ts";
import type { Timer } from "./timer.ts";

/** One batch of requests to Excel. */
export interface Session {
  context: Excel.RequestContext;
  /** Sends what was queued; fails when Excel does not answer in time. */
  sync: () => Promise<void>;
}

export interface SessionOptions {
  /** Reads give up after 20 seconds a request, writes after 60. */
  kind: "read" | "write";
  /** A batch of another context, for taking back what was registered there. */
  context?: Excel.RequestContext;
}

export type RunSession = <Result>(
  options: SessionOptions,
  batch: (session: Session) => Promise<Result>,
) => Promise<Result>;

const timeoutSeconds = { read: 20, write: 60 } as const;
/** A person who types is waited for this long in all. */
const cellEdit = "InvalidOperationInCellEditMode";
/** What a busy Excel answers and forgets again. */
const passing: ReadonlySet<string> = new Set(["GeneralException", "ActivityLimitReached"]);
const cellEditPauses = [250, 500, 1_000, 2_000, 4_000];

/** Runs batches with time-outs, waits while a cell is edited, and puts Excel's errors into words. */
export function sessionRunner(dependencies: {
  excel: Pick<typeof Excel, "run">;
  timer: Timer;
  mergesUndo: boolean;
}): RunSession {
  const { excel, timer } = dependencies;
  return async (options, batch) => {
    let mergeUndoGroup = dependencies.mergesUndo && options.kind === "write";
    for (let attempt = 0; ;) {
      let answered = 0;
      try {
        const run = (context: Excel.RequestContext) =>
          batch({
            context,
            sync: async () => {
              await syncInTime(context, timer, options.kind);
              answered += 1;
            },
          });
        if (options.context !== undefined) return await excel.run(options.context, run);
        // a write waits in Excel until the cell is left; a read asks again, so that it can say why it waits
        const delayForCellEdit = options.kind === "write";
        return await excel.run(
          { delayForCellEdit, ...(mergeUndoGroup && { mergeUndoGroup }) },
          run,
        );
      } catch (error) {
        const code = excelCodeOf(error);
        // nothing was done yet: the group itself is what some builds refuse
        if (mergeUndoGroup && answered === 0 && code !== null && code !== cellEdit) {
          mergeUndoGroup = false;
          continue;
        }
        // a request refused for an open cell did nothing; after another error nobody knows, so no blind write
        const known = code === cellEdit || options.kind === "read" || answered === 0;
        const wait = known ? waitAfter(code, attempt) : null;
        if (wait === null) throw problemOf(error);
        attempt += 1;
        await pause(timer, wait);
      }
    }
  };
}

/** Milliseconds until another attempt makes sense; null when it does not. */
function waitAfter(code: string | null, attempt: number): number | null {
  if (code === cellEdit) return cellEditPauses[attempt] ?? null;
  return code !== null && passing.has(code) && attempt === 0 ? 500 : null;
}

async function syncInTime(
  context: Excel.RequestContext,
  timer: Timer,
  kind: "read" | "write",
): Promise<void> {
  let cancel = (): void => {};
  const late = new Promise<never>((_, reject) => {
    cancel = timer.after(timeoutSeconds[kind] * 1_000, () => reject(timedOut(kind)));
  });
  try {
    await Promise.race([context.sync(), late]);
  } finally {
    cancel();
  }
}

function timedOut(kind: "read" | "write"): WorkbookError {
  return kind === "read"
    ? new WorkbookError(
        "timed-out",
        "Excel did not answer within 20 seconds.",
        "Nothing was changed. Try again; if it happens again, save the workbook and reload the pane.",
      )
    : new WorkbookError(
        "timed-out",
        "Excel did not answer within 60 seconds, so it is not known which cells were written.",
        "Press Refresh: it reads the sheet again and writes what is missing.",
      );
}
