import { useAnnounce } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { usePane } from "./pane-context.ts";
import { keys, refreshRuns } from "./server-queries.ts";
import { useServices } from "./services.ts";
import { useRefreshSheet } from "./unbilled/use-refresh-sheet.ts";

/** Takes a row off its draft, for rows that the sheet has no more; the last one takes the draft along. */
export function useRemoveEntry(invoice: InvoiceDetail) {
  const { api } = useServices();
  const client = useQueryClient();
  const { dispatch } = usePane();
  const { announce } = useAnnounce();
  const sheet = useRefreshSheet();
  return useMutation({
    mutationFn: (key: string) => api.removeEntry(invoice.id, key, invoice.version),
    onSuccess: async (removed) => {
      if (removed.invoice === null) {
        announce("That was the last row, so the draft is deleted.");
        dispatch({ type: "went-back" });
        client.removeQueries({ queryKey: keys.invoice(invoice.id) });
      } else announce("The row is off the draft and unbilled again.");
      await refreshRuns(client);
      sheet.mutate();
    },
    onError: () => refreshRuns(client),
  });
}
