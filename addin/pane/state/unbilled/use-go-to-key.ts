import { useMutation, useQueryClient } from "@tanstack/react-query";
import { assignedKeys } from "../../../workbook/rows/row-keys.ts";
import { WorkbookError } from "../../../workbook/workbook-error.ts";
import { useSheetAccess } from "../services.ts";
import { useUnbilledDecisions } from "../unbilled-context.tsx";
import { readSheet } from "./sheet-reading.ts";
import { chosenTable } from "./tables.ts";

/** Selects the row of a key in the chosen table. */
export function useGoToKey() {
  const access = useSheetAccess();
  const { state } = useUnbilledDecisions();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (key: string) => {
      if (access.status !== "open") throw noSuchRow();
      const { workbook } = access;
      const chosen = chosenTable(await workbook.listTables(), state.tableId);
      if (chosen === null) throw noSuchRow();
      const { table, mapping } = await client.fetchQuery({
        queryKey: ["sheet", "row-search", chosen.id],
        queryFn: () => readSheet(workbook, chosen.id),
        staleTime: 5_000,
        gcTime: 5_000,
      });
      const rowKeys = assignedKeys(table, state.mapping ?? mapping);
      const index = rowKeys.findIndex((row) => row.key === key);
      if (index < 0) throw noSuchRow();
      const shown = (state.mapping ?? mapping).value.column ?? 0;
      await workbook.goTo(table.id, table.firstSheetRow + index, shown);
    },
  });
}

function noSuchRow(): WorkbookError {
  return new WorkbookError(
    "table-gone",
    "The open workbook has no such row.",
    "Open the workbook from which this row was billed, or choose its table under Unbilled.",
  );
}
