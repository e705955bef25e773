import { Button } from "@fluentui/react-components";
import { Notice } from "../components/notice.tsx";
import { useBaseServices } from "./base-services.ts";
import { useServerVersion } from "./server-version.ts";

/** Shown when the server was renewed while this page stayed open. */
export function VersionNotice(props: { page: "pane" | "page" }) {
  const { appVersion } = useBaseServices();
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
        {`This ${props.page} is version ${appVersion}, the server ${serverVersion}. Reload it before you go on.`}
      </Notice>
    </div>
  );
}
