import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeliveryListQuery } from "#shared/wire/delivery.ts";
import { keys, refreshRuns } from "./server-queries.ts";
import { useServices } from "./services.ts";

export function useDeliveries(runId: string, show: DeliveryListQuery["show"]) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: [...keys.deliveries(runId), show],
    queryFn: ({ pageParam, signal }) =>
      api.deliveries(runId, { show, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    // safe because the first page has no cursor and later ones have the server's
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
}

/** Whether anything is sent at all; others pause and resume it, and so does a restore. */
export function useSending() {
  const { api } = useServices();
  return useQuery({
    queryKey: keys.sending,
    queryFn: ({ signal }) => api.sending(signal),
    staleTime: 0,
    refetchInterval: 10_000,
  });
}

/** For after something was done about a delivery, or refused because it had moved on. */
export function useRefreshDeliveries(runId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: keys.progress(runId) });
    await refreshRuns(client);
  };
}
