import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { guessMapping } from "../../../workbook/mapping/guess-mapping.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { TableChoices } from "../../../workbook/mapping/remembered-choices.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { Progress, Workbook } from "../../../workbook/workbook.ts";
import { sheetKeys, waiting } from "./tables.ts";
import type { SheetWatch } from "../use-sheet-watch.ts";

/** A table as read, with what its columns mean before the person corrects anything. */
export interface Reading {
  table: SheetTable;
  mapping: ColumnMapping;
  choices: TableChoices;
  /** Tells two readings of the same table apart. */
  readId: number;
}

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

/** The chosen table, read; read again when somebody changed it, or marked stale when it is large. */
export function useReading(
  workbook: Workbook | null,
  tableId: string | null,
  { watchedId, staleReadId }: SheetWatch,
) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const reading = useQuery({
    queryKey: sheetKeys.reading(tableId ?? ""),
    queryFn: ({ signal }) => {
      if (workbook === null || tableId === null) throw new Error("No table to read");
      setProgress(null);
      return readSheet(workbook, tableId, { signal, onProgress: setProgress });
    },
    enabled: workbook !== null && tableId !== null && watchedId === tableId,
    // Excel tells of changes; what it does not tell of is found when a run is created.
    staleTime: Number.POSITIVE_INFINITY,
    ...waiting,
  });
  const readId = reading.data?.readId ?? 0;

  const cancel = (): void => {
    void client.cancelQueries({ queryKey: sheetKeys.reading(tableId ?? "") });
  };
  return { reading, progress, cancel, isStale: staleReadId === readId && readId !== 0 };
}
