import { useMutation } from "@tanstack/react-query";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { Workbook } from "../../../workbook/workbook.ts";

/** Selects a cell of the open table. */
export function useGoTo({
  workbook,
  table,
}: {
  workbook: Workbook | null;
  table: SheetTable | null;
}) {
  return useMutation({
    mutationFn: async ({ sheetRow, column }: { sheetRow: number; column: number }) => {
      if (workbook !== null && table !== null) await workbook.goTo(table.id, sheetRow, column);
    },
  });
}
