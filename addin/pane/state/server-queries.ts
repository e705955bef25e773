import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { PostMethod, RunTab } from "#shared/wire/run.ts";
import { meKey, serverKey, trialPeopleKey } from "../../session/kept-answers.ts";
import { useServices } from "./services.ts";

/**
 * Names of what is kept of the server's answers; one place, so that a change knows what it makes old. What one
 * person may see begins with "server" and is forgotten when another signs in.
 */
export const keys = {
  server: serverKey,
  me: meKey,
  trialPeople: trialPeopleKey,
  runs: ["server", "runs"] as const,
  runList: (tab: RunTab, search: string) => ["server", "runs", tab, search] as const,
  run: (runId: string) => ["server", "run", runId] as const,
  runInvoices: (runId: string) => ["server", "run", runId, "invoices"] as const,
  preFlight: (runId: string, method: PostMethod, format: string | undefined) =>
    ["server", "run", runId, "pre-flight", method, format ?? ""] as const,
  progress: (runId: string) => ["server", "progress", runId] as const,
  deliveries: (runId: string) => ["server", "deliveries", runId] as const,
  sending: ["server", "sending"] as const,
  invoice: (invoiceId: string) => ["server", "invoice", invoiceId] as const,
  document: (invoiceId: string, version: number) =>
    ["server", "invoice", invoiceId, "document", version] as const,
  message: (invoiceId: string, version: number) =>
    ["server", "invoice", invoiceId, "message", version] as const,
  check: ["server", "check"] as const,
};

/** After a change of a run or an invoice: all that may show it is asked for again. */
export async function refreshRuns(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["server", "runs"] }),
    client.invalidateQueries({ queryKey: ["server", "run"] }),
    client.invalidateQueries({ queryKey: ["server", "invoice"] }),
    client.invalidateQueries({ queryKey: ["server", "check"] }),
    client.invalidateQueries({ queryKey: ["server", "deliveries"] }),
  ]);
}

export function useRunList(tab: RunTab, search: string) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: keys.runList(tab, search),
    queryFn: ({ pageParam, signal }) =>
      api.runs({ tab, search, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    // safe because the first page has no cursor and later ones have the server's
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The newest draft runs, for choosing one of them. */
export function useDraftRuns() {
  const { api } = useServices();
  return useQuery({
    queryKey: [...keys.runs, "drafts-to-choose"],
    queryFn: ({ signal }) => api.runs({ tab: "draft", search: "" }, signal),
  });
}

export function useRun(runId: string | null) {
  const { api } = useServices();
  return useQuery({
    queryKey: keys.run(runId ?? ""),
    queryFn: ({ signal }) => {
      if (runId === null) throw new Error("No run to ask for");
      return api.run(runId, signal);
    },
    enabled: runId !== null,
  });
}

export function useRunInvoices(runId: string) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: keys.runInvoices(runId),
    queryFn: ({ pageParam, signal }) => api.runInvoices(runId, pageParam ?? undefined, signal),
    // safe because the first page has no cursor and later ones have the server's
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useInvoice(invoiceId: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: keys.invoice(invoiceId),
    queryFn: ({ signal }) => api.invoice(invoiceId, signal),
  });
}

export function usePreFlight(runId: string, method: PostMethod, format: string | undefined) {
  const { api } = useServices();
  return useQuery({
    queryKey: keys.preFlight(runId, method, format),
    queryFn: ({ signal }) => api.preFlight(runId, method, format, signal),
    // What it says depends on periods, rights and mappings that others change.
    staleTime: 0,
  });
}
