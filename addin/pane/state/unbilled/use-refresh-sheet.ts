import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Progress } from "../../../workbook/workbook.ts";
import { refreshSheet } from "../refresh-sheet.ts";
import { useServices, useSheetAccess } from "../services.ts";
import { useUnbilledDecisions } from "../unbilled-context.tsx";
import { useRateCard } from "./use-rate-card.ts";
import { readSheet } from "./sheet-reading.ts";
import { chosenTable, sheetKeys } from "./tables.ts";
import { useMe } from "../../../session/kept-answers.ts";

/** Brings the open table up to date with the server; gives the report of what was written. */
export function useRefreshSheet() {
  const access = useSheetAccess();
  const { api } = useServices();
  const { state } = useUnbilledDecisions();
  const client = useQueryClient();
  const me = useMe();
  const card = useRateCard();
  const [progress, setProgress] = useState<Progress | null>(null);
  const abort = useRef(new AbortController());
  const refresh = useMutation({
    // One at a time: two that write at once would each read what the other has half written.
    scope: { id: "refresh-sheet" },
    mutationFn: async () => {
      abort.current = new AbortController();
      setProgress(null);
      const options = { onProgress: setProgress, signal: abort.current.signal };
      if (access.status !== "open") return null;
      const { workbook } = access;
      const chosen = chosenTable(await workbook.listTables(), state.tableId);
      if (chosen === null) return null;
      const { table, mapping, choices } = await readSheet(workbook, chosen.id, options);
      const sheet = { table, mapping: state.mapping ?? mapping };
      // Without knowing how rows are read nobody can tell which row a lost key belongs to.
      if (me === undefined || card === null) {
        return refreshSheet({ api, workbook }, sheet, options);
      }
      const reading = {
        defaultCurrency: me.firm.currency,
        dateOrder: state.dateOrder ?? choices.dateOrder,
        turnDates: state.turnDates ?? choices.turnDates,
        rateCard: card.lines,
      };
      return refreshSheet({ api, workbook }, { ...sheet, reading }, options);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sheetKeys.readings });
    },
  });
  return { ...refresh, progress, cancel: () => abort.current.abort() };
}
