import { useAnnounce } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CheckedClient } from "#shared/wire/check.ts";
import type { InvoiceDetail, InvoiceEntryView } from "#shared/wire/invoice.ts";
import { ProblemError } from "../../../api/problem-error.ts";
import type { RowProblem, SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import { keys, refreshRuns } from "../server-queries.ts";
import { useServices } from "../services.ts";
import type { Unbilled } from "./use-unbilled.ts";

/** A changed row: what its invoice has of it, and what the sheet says now. */
export interface ChangedRow {
  invoice: InvoiceDetail;
  before: InvoiceEntryView;
  now: SheetEntry;
  /** The client that the row names now; null for one that nobody knows. */
  client: CheckedClient | null;
}

/** The invoice that a changed row stands on; undefined where the person may not see it. */
export function invoiceOfChange({ code, claim }: RowProblem): string | undefined {
  const isChange = code === "changed-in-draft" || code === "changed-after-billing";
  return isChange ? (claim?.invoiceId ?? undefined) : undefined;
}

/** Both sides of a changed row as they are at this moment; null when the invoice or the sheet has it no more. */
export function useChangedRow({ understood }: Unbilled, problem: RowProblem) {
  const { api } = useServices();
  const invoiceId = invoiceOfChange(problem);
  const key = problem.claim?.key ?? "";
  const now = understood.data?.entries.find((entry) => entry.key === key);
  return useQuery({
    queryKey: [...keys.invoice(invoiceId ?? ""), "changed-row", key, now?.fingerprint],
    enabled: invoiceId !== undefined && now !== undefined,
    queryFn: async ({ signal }): Promise<ChangedRow | null> => {
      if (invoiceId === undefined || now === undefined) return null;
      const { clientName: name, clientCode: code, workItem } = now;
      const [invoice, checked] = await Promise.all([
        api.invoice(invoiceId, signal),
        api.check({ clients: [{ name, code, workItem }], entries: [] }, signal),
      ]);
      const before = invoice.entries.find((entry) => entry.key === key);
      if (before === undefined) return null;
      return { invoice, before, now, client: checked.clients[0]?.client ?? null };
    },
    staleTime: 0,
  });
}

/** The row says now what another one was billed for; a person can say that it is other work (R10). */
export function isLikeBilledWork(error: unknown): boolean {
  return error instanceof ProblemError && error.code === "rows-look-billed";
}

/** Puts what a row says now on its draft; what was decided about it stays (R8, R10). */
export function useTakeChange(onTaken: () => void) {
  const { api } = useServices();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  return useMutation({
    mutationFn: ({ row, isOtherWork }: { row: ChangedRow; isOtherWork: boolean }) => {
      const { invoice, before, now } = row;
      if (row.client === null) throw new Error("A row of an unknown client cannot be taken in");
      return api.takeChange(invoice.id, before.key, invoice.version, {
        fingerprint: now.fingerprint,
        clientId: row.client.id,
        kind: now.kind,
        workItem: now.workItem,
        date: now.date,
        person: now.person,
        partner: now.partner,
        description: now.description,
        quantityMicro: now.quantityMicro,
        rateMicro: now.rateMicro,
        valueMinor: now.valueMinor,
        currency: now.currency,
        taxCode: now.taxCode,
        confirmedNotBilled: isOtherWork,
      });
    },
    onSuccess: async () => {
      announce("The draft says what the row says now.");
      await refreshRuns(client);
      onTaken();
    },
    onError: () => refreshRuns(client),
  });
}
