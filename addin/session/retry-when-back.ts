import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useBaseServices, useConnectionLost } from "./base-services.ts";
import { wasSilence } from "./query-client.ts";

/** Whether the server is silent. While it is, asks for its health; when it answers again, for what was missed. */
export function useRetryWhenBack(): boolean {
  const { api } = useBaseServices();
  const lost = useConnectionLost();
  useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => api.health(signal),
    enabled: lost,
    retry: false,
    refetchInterval: lost ? 3_000 : false,
    staleTime: 0,
  });
  const client = useQueryClient();
  useEffect(() => {
    if (lost) return;
    // What was asked for in vain is asked for again; nobody has to press anything.
    void client.refetchQueries({
      type: "active",
      predicate: ({ state }) => wasSilence(state.error),
    });
  }, [lost, client]);
  return lost;
}
