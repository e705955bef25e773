import { Notice } from "../components/notice.tsx";
import { useRetryWhenBack } from "../session/retry-when-back.ts";
import { useNoticeStyles } from "./parts/notice-space.ts";

/** Shown while the server is silent; it is asked until it answers. */
export function OfflineNotice() {
  const lost = useRetryWhenBack();
  const styles = useNoticeStyles();
  if (!lost) return null;
  return (
    <div className={styles.space}>
      <Notice tone="warning" title="The server does not answer">
        What you have typed stays here. Saving waits until it answers; the page keeps asking.
      </Notice>
    </div>
  );
}
