import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refreshSheet } from "../refresh-sheet.ts";
import { useServices, useSheetAccess } from "../services.ts";
import { useUnbilledDecisions } from "../unbilled-context.tsx";
import { chosenTable, readSheet, sheetKeys } from "./sheet-reading.ts";

/** Brings the open table up to date with the server; gives the report of what was written. */
export function useRefreshSheet() {
  const access = useSheetAccess();
  const { api } = useServices();
  const { state } = useUnbilledDecisions();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (access.status !== "open") return null;
      const { workbook } = access;
      const chosen = chosenTable(await workbook.listTables(), state.tableId);
      if (chosen === null) return null;
      const { table, mapping } = await readSheet(workbook, chosen.id);
      const sheet = { table, mapping: state.mapping ?? mapping };
      return refreshSheet({ api, workbook }, sheet);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sheetKeys.readings });
    },
  });
}
