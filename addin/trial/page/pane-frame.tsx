import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowClockwiseRegular, DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { connectFrame, paneFrameName } from "../frame/framed-host.ts";
import { useSession } from "./session.ts";

const PANE = "/pane.html";

/** The task pane in its frame, with the title bar that Excel puts above it. Closing hides it and keeps it running. */
export function PaneFrame({ open, onClose }: { open: boolean; onClose: () => void }) {
  const session = useSession();
  const frame = useRef<HTMLIFrameElement>(null);
  const [loading, setLoading] = useState(1);
  useEffect(() => {
    if (!frame.current) return undefined;
    const { disconnect } = connectFrame(frame.current, session.host);
    return disconnect;
  }, [session, loading]);
  return (
    <aside className="pane" hidden={!open} aria-label="Billing Runs, task pane">
      <header className="pane-title">
        <h2>Billing Runs</h2>
        <Tooltip content="Load the pane again" relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            onClick={() => setLoading(loading + 1)}
          />
        </Tooltip>
        <Tooltip content="Close the pane" relationship="label">
          <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </header>
      <iframe
        key={loading}
        ref={frame}
        name={paneFrameName(loading)}
        title="Billing Runs"
        src={PANE}
      />
    </aside>
  );
}
