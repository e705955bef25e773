import { Notice } from "../../components/notice.tsx";
import { useRetryWhenBack } from "../../session/retry-when-back.ts";

/** Shown while the server is silent; it is asked until it answers. */
export function OfflineBanner() {
  if (!useRetryWhenBack()) return null;
  return (
    <div style={{ padding: "8px 12px 0" }}>
      <Notice tone="warning" title="The server does not answer">
        You can go on looking at the sheet and the preview. Creating and posting wait until it
        answers; the pane keeps asking.
      </Notice>
    </div>
  );
}
