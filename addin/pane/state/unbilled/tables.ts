import { useQuery } from "@tanstack/react-query";
import { WorkbookError } from "../../../workbook/workbook-error.ts";
import type { TableRef, Workbook } from "../../../workbook/workbook.ts";

export const sheetKeys = {
  readings: ["sheet", "reading"] as const,
  tables: ["sheet", "tables"] as const,
  reading: (tableId: string) => ["sheet", "reading", tableId] as const,
};

/** Someone is typing in a cell, or Excel is at work: it passes by itself. */
export function passes(error: unknown): boolean {
  return (
    error instanceof WorkbookError && (error.problem === "cell-editing" || error.problem === "busy")
  );
}

export const passesMilliseconds = 1_500;

/** For queries of the workbook. */
export const waiting = {
  retry: (failures: number, error: Error) => passes(error) && failures < 200,
  retryDelay: passesMilliseconds,
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
