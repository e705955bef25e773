import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { guessMapping } from "../../../workbook/mapping/guess-mapping.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { TableChoices } from "../../../workbook/mapping/remembered-choices.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import { WorkbookError } from "../../../workbook/workbook-error.ts";
import type { Progress, TableRef, Workbook } from "../../../workbook/workbook.ts";

/** A table as read, with what its columns mean before the person corrects anything. */
export interface Reading {
  table: SheetTable;
  mapping: ColumnMapping;
  choices: TableChoices;
  /** Tells two readings of the same table apart. */
  readId: number;
}

export const sheetKeys = {
  readings: ["sheet", "reading"] as const,
  tables: ["sheet", "tables"] as const,
  reading: (tableId: string) => ["sheet", "reading", tableId] as const,
};

/**
 * A larger table is read again only when the person asks: reading it takes Excel's time. Up to here what is shown
 * follows the sheet within a second.
 */
export const rereadRows = 12_000;

let readings = 0;

/** Reads a table and what is remembered of its columns. */
export async function readSheet(
  workbook: Workbook,
  tableId: string,
  options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Reading> {
  const table = await workbook.readTable(tableId, options);
  const mapping = (await workbook.recallMapping(table)) ?? guessMapping(table);
  const choices = await workbook.recallChoices(table);
  readings += 1;
  return { table, mapping, choices, readId: readings };
}

/** Someone is typing in a cell, or Excel is at work: it passes by itself. */
function passes(error: Error): boolean {
  return (
    error instanceof WorkbookError && (error.problem === "cell-editing" || error.problem === "busy")
  );
}

const waiting = {
  retry: (failures: number, error: Error) => passes(error) && failures < 200,
  retryDelay: 1_500,
  // Cells are compared by nobody: a reading is new or it is not.
  structuralSharing: false,
} as const;

/** The tables of the open workbook and the one chosen. */
export function useTables(workbook: Workbook | null, chosenId: string | null) {
  const tables = useQuery({
    queryKey: sheetKeys.tables,
    queryFn: () => (workbook === null ? [] : workbook.listTables()),
    enabled: workbook !== null,
    staleTime: 2_000,
    ...waiting,
  });
  return { tables, chosen: chosenTable(tables.data ?? [], chosenId) };
}

/** The person's choice while it exists, else the largest table of the sheet in front, else the largest. */
export function chosenTable(tables: readonly TableRef[], chosenId: string | null): TableRef | null {
  const chosen = tables.find(({ id }) => id === chosenId);
  if (chosen) return chosen;
  const inOrder = [...tables].sort(
    (a, b) => Number(b.onActiveSheet) - Number(a.onActiveSheet) || b.rowCount - a.rowCount,
  );
  return inOrder[0] ?? null;
}

/** The chosen table, read; read again when somebody changed it, or marked stale when it is large. */
export function useReading(workbook: Workbook | null, tableId: string | null) {
  const client = useQueryClient();
  const [staleId, setStaleId] = useState(0);
  const [progress, setProgress] = useState<Progress | null>(null);
  const reading = useQuery({
    queryKey: sheetKeys.reading(tableId ?? ""),
    queryFn: ({ signal }) => {
      if (workbook === null || tableId === null) throw new Error("No table to read");
      setProgress(null);
      return readSheet(workbook, tableId, { signal, onProgress: setProgress });
    },
    enabled: workbook !== null && tableId !== null,
    // Excel tells of changes; what it does not tell of is found when a run is created.
    staleTime: Number.POSITIVE_INFINITY,
    ...waiting,
  });
  const readId = reading.data?.readId ?? 0;

  useEffect(() => {
    if (workbook === null || tableId === null) return;
    const watching = workbook.watch(tableId, (reason) => {
      const known = client.getQueryData<Reading>(sheetKeys.reading(tableId));
      if (reason === "table-gone") void client.invalidateQueries({ queryKey: sheetKeys.tables });
      else if ((known?.table.rows.length ?? 0) <= rereadRows) {
        void client.invalidateQueries({ queryKey: sheetKeys.reading(tableId) });
      } else setStaleId(known?.readId ?? 0);
    });
    // A sheet that cannot be watched is still read; the person has "Read again".
    watching.catch(() => undefined);
    return () => {
      watching.then((stop) => stop()).catch(() => undefined);
    };
  }, [workbook, tableId, client]);

  const cancel = (): void => {
    void client.cancelQueries({ queryKey: sheetKeys.reading(tableId ?? "") });
  };
  return { reading, progress, cancel, isStale: staleId === readId && staleId !== 0 };
}
