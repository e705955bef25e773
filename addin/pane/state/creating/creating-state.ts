import type { CommittedUpload } from "#shared/wire/upload.ts";

/** Where the making of a run stands. */
export type CreatingStep = "keys" | "checking" | "upload" | "commit" | "sheet";

export type Creating =
  | { status: "idle" }
  | { status: "working"; step: CreatingStep; done: number; total: number }
  | {
      status: "stopped";
      error: unknown;
      /** "same-upload": whether a run was made is not known, and asking again cannot make two. */
      next: "same-upload" | "look-again";
    }
  | { status: "cancelled" }
  | {
      status: "done";
      committed: CommittedUpload;
      runName: string;
      /** The run stands; only the sheet does not say so yet. */
      sheetError: unknown;
      /** Copied rows that got a key of their own on the way. */
      copiedRows: number;
    };

export type CreatingAction =
  | { type: "started" }
  | { type: "moved"; step: CreatingStep; done: number; total: number }
  | { type: "stopped"; error: unknown; next: "same-upload" | "look-again" }
  | { type: "cancelled" }
  | {
      type: "finished";
      committed: CommittedUpload;
      runName: string;
      sheetError: unknown;
      copiedRows: number;
    }
  | { type: "closed" };

/** A step never goes back: late news of an earlier one is dropped. */
const order: readonly CreatingStep[] = ["keys", "checking", "upload", "commit", "sheet"];

export function decideCreating(state: Creating, action: CreatingAction): Creating {
  switch (action.type) {
    case "started":
      return { status: "working", step: "keys", done: 0, total: 0 };
    case "moved": {
      if (state.status !== "working") return state;
      if (order.indexOf(action.step) < order.indexOf(state.step)) return state;
      return { status: "working", step: action.step, done: action.done, total: action.total };
    }
    case "stopped":
      return { status: "stopped", error: action.error, next: action.next };
    case "cancelled":
      return { status: "cancelled" };
    case "finished":
      return {
        status: "done",
        committed: action.committed,
        runName: action.runName,
        sheetError: action.sheetError,
        copiedRows: action.copiedRows,
      };
    case "closed":
      // What is being made goes on; only what has ended can be put away.
      return state.status === "working" ? state : { status: "idle" };
  }
}

/** Whether a cancel can still promise that nothing was made. */
export function canCancel(state: Creating): boolean {
  return state.status === "working" && order.indexOf(state.step) < order.indexOf("commit");
}
