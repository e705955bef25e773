import { Button } from "@fluentui/react-components";
import { Notice } from "../../components/notice.tsx";
import { useServices } from "../state/services.ts";
import { useServerVersion } from "../state/server-version.ts";

/** Shown when the server was renewed while this pane stayed open. */
export function VersionNotice() {
  const { appVersion } = useServices();
  const serverVersion = useServerVersion();
  if (serverVersion === undefined || serverVersion === appVersion) return null;
  return (
    <div style={{ padding: "8px 12px 0" }}>
      <Notice
        tone="info"
        title="Billing Runs has been renewed"
        actions={
          <Button size="small" onClick={() => location.reload()}>
            Reload
          </Button>
        }
      >
        {`This pane is version ${appVersion}, the server ${serverVersion}. Reload the pane before you go on.`}
      </Notice>
    </div>
  );
}
