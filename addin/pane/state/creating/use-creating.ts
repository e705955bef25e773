import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useReducer, useRef } from "react";
import type { CommitUploadBody } from "#shared/wire/upload.ts";
import { keys, refreshRuns } from "../server-queries.ts";
import { useServices, useSheetAccess } from "../services.ts";
import { sheetKeys } from "../unbilled/tables.ts";
import { createRun, finishUpload } from "./create-run.ts";
import type { CreatingDependencies, Underway } from "./create-run.ts";
import { decideCreating } from "./creating-state.ts";
import type { CreatingAction } from "./creating-state.ts";
import type { PendingUpload } from "./pending-upload.ts";
import type { Agreement } from "./prepare-rows.ts";

/** Makes a run and tells how far it is; one at a time. */
export function useCreating() {
  const { api, storage, newId } = useServices();
  const access = useSheetAccess();
  const client = useQueryClient();
  const [creating, dispatch] = useReducer(decideCreating, { status: "idle" });
  const underway = useRef<Underway | null>(null);
  const abort = useRef(new AbortController());
  const workbook = access.status === "open" ? access.workbook : null;

  return useMemo(() => {
    function deps(): CreatingDependencies {
      if (workbook === null) throw new Error("No workbook is open");
      return { api, workbook, storage, newId, now: () => new Date() };
    }
    // What was made or written shows at once wherever it is listed.
    async function refresh(action: CreatingAction): Promise<void> {
      if (action.type !== "finished" && action.type !== "stopped") return;
      await Promise.all([
        refreshRuns(client),
        client.invalidateQueries({ queryKey: sheetKeys.readings }),
        // A period may have been closed, or a right taken away.
        client.invalidateQueries({ queryKey: keys.me }),
      ]);
    }
    function report(action: CreatingAction): void {
      dispatch(action);
      void refresh(action);
    }
    return {
      creating,
      async start(
        agreed: Agreement,
        target: { target: CommitUploadBody["target"]; runName: string },
      ): Promise<void> {
        abort.current = new AbortController();
        underway.current = await createRun(deps(), agreed, target, report, abort.current.signal);
      },
      /** The same upload again: after a lost connection, or one left behind by an earlier pane. */
      async repeat(left?: PendingUpload): Promise<void> {
        const again =
          underway.current ??
          (left && {
            upload: { uploadId: left.uploadId, chunks: null, commit: left.commit },
            pending: left,
            sheet: null,
            copiedRows: 0,
          });
        if (!again) return;
        abort.current = new AbortController();
        const { signal } = abort.current;
        underway.current = await finishUpload(deps(), again, { repeat: true, report, signal });
      },
      cancel: () => abort.current.abort(),
      close: () => dispatch({ type: "closed" }),
    };
  }, [creating, api, workbook, storage, newId, client]);
}
