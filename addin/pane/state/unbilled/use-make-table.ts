import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSheetAccess } from "../services.ts";
import { useUnbilledDecisions } from "../unbilled-context.tsx";
import { sheetKeys } from "./tables.ts";

/** Makes a table of the selection, or finds the one it lies in, and chooses it. */
export function useMakeTable() {
  const access = useSheetAccess();
  const client = useQueryClient();
  const { dispatch } = useUnbilledDecisions();
  return useMutation({
    mutationFn: async () => {
      if (access.status !== "open") throw new Error("No workbook is open");
      return access.workbook.tableFromSelection();
    },
    onSuccess: async ({ id }) => {
      dispatch({ type: "table-chosen", tableId: id });
      await client.invalidateQueries({ queryKey: sheetKeys.tables });
    },
  });
}
