import { useQuery } from "@tanstack/react-query";
import { Notice } from "../../components/notice.tsx";
import { useConnectionLost, useServices } from "../state/services.ts";

/** Shown while the server is silent; asks for its health until it answers. */
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
