import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Notice } from "../../components/notice.tsx";
import { wasSilence } from "../state/query-client.ts";
import { useConnectionLost, useServices } from "../state/services.ts";

/** Shown while the server is silent; asks for its health until it answers, then for the rest. */
export function OfflineBanner() {
  const { api } = useServices();
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
  if (!lost) return null;
  return (
    <div style={{ padding: "8px 12px 0" }}>
      <Notice tone="warning" title="The server does not answer">
        You can go on looking at the sheet and the preview. Creating and posting wait until it
        answers; the pane keeps asking.
      </Notice>
    </div>
  );
}
