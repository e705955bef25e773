import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { clientsApi } from "../../../api/clients-api.ts";
import { serverKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";

const clientsKey = [...serverKey, "clients"] as const;

export function useClientsApi() {
  return useApi(clientsApi);
}

/** The clients that are found, page by page. */
export function useClientPages(search: string) {
  const api = useClientsApi();
  return useInfiniteQuery({
    queryKey: [...clientsKey, "list", search],
    queryFn: ({ pageParam, signal }) =>
      api.clients({ search, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}

/** The first few that are found, for choosing one. */
export function useFoundClients(search: string, enabled: boolean) {
  const api = useClientsApi();
  return useQuery({
    queryKey: [...clientsKey, "found", search],
    queryFn: ({ signal }) => api.clients({ search, limit: "20" }, signal),
    placeholderData: (before) => before,
    enabled,
  });
}

export function clientKey(clientId: string) {
  return [...clientsKey, "one", clientId] as const;
}

export function useClient(clientId: string) {
  const api = useClientsApi();
  return useQuery({
    queryKey: clientKey(clientId),
    queryFn: ({ signal }) => api.client(clientId, signal),
  });
}

export function useColleagues() {
  const api = useClientsApi();
  return useQuery({
    queryKey: [...clientsKey, "colleagues"],
    queryFn: ({ signal }) => api.colleagues(signal),
  });
}

export const noticesKey = [...clientsKey, "notices"] as const;

export function useNotices() {
  const api = useClientsApi();
  return useQuery({ queryKey: noticesKey, queryFn: ({ signal }) => api.notices(signal) });
}

/** After a change: lists show other names, and who pays for whom may have changed. */
export function useForgetClients() {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: clientsKey }), [client]);
}
