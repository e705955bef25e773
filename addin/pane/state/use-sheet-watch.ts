import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { StaleReason, Workbook } from "../../workbook/workbook.ts";
import type { Reading } from "./unbilled/sheet-reading.ts";
import { passes, passesMilliseconds, sheetKeys } from "./unbilled/tables.ts";

/** What is known of changes in the sheet. */
export interface SheetWatch {
  /** The table whose changes are told; nothing is read before, or a change in between would be missed. */
  watchedId: string | null;
  /** The reading of a large table that the sheet has left behind; 0 for none. */
  staleReadId: number;
}

/**
 * A larger table is read again only when the person asks: reading it takes Excel's time. Up to here what is shown
 * follows the sheet within a second.
 */
export const rereadRows = 12_000;

/** Follows the changes of the chosen table, whichever screen is shown. */
export function useSheetWatch(workbook: Workbook | null, tableId: string | null): SheetWatch {
  const client = useQueryClient();
  const [watchedId, setWatchedId] = useState<string | null>(null);
  const [staleReadId, setStaleReadId] = useState(0);

  useEffect(() => {
    if (workbook === null || tableId === null) return;
    const readingKey = sheetKeys.reading(tableId);
    const onStale = (reason: StaleReason) => {
      const known = client.getQueryData<Reading>(readingKey);
      if (reason === "table-gone") void client.invalidateQueries({ queryKey: sheetKeys.tables });
      else if ((known?.table.rows.length ?? 0) <= rereadRows) {
        void client.invalidateQueries({ queryKey: readingKey });
      } else setStaleReadId(known?.readId ?? 0);
    };
    let ended = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    let stop = (): void => {
      ended = true;
      clearTimeout(again);
    };
    const begin = async (isFirst: boolean): Promise<void> => {
      try {
        const end = await workbook.watch(tableId, onStale);
        stop = () => void end().catch(() => undefined);
        if (ended) stop();
        else if (!isFirst) onStale("cells");
      } catch (error) {
        // A sheet that cannot be watched is still read; the person has "Read again".
        if (passes(error) && !ended) {
          again = setTimeout(() => void begin(false), passesMilliseconds);
        }
      }
      if (!ended) setWatchedId(tableId);
    };
    void begin(true);
    return () => {
      stop();
      // Nobody tells of its changes from now on: it is read anew when it is chosen again.
      void client.invalidateQueries({ queryKey: readingKey, refetchType: "none" });
    };
  }, [workbook, tableId, client]);

  return { watchedId, staleReadId };
}
