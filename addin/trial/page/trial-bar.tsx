import { Badge, Button, Link, Tooltip } from "@fluentui/react-components";
import { useState } from "react";
import { PersonMenu } from "./person-menu.tsx";
import { StartAfreshDialog } from "./start-afresh-dialog.tsx";
import { useSession } from "./session.ts";
import { usePageExists } from "./use-page-exists.ts";

/** Says that this is a trial, who is at the desk, and leads to the trial's other pages. */
export function TrialBar() {
  const { workbook } = useSession();
  const [asking, setAsking] = useState(false);
  return (
    <header className="trial-bar">
      <Badge appearance="filled" color="brand" size="large" shape="rounded">
        Trial
      </Badge>
      <h1>{workbook.name.replace(/\.xlsx$/, "")}</h1>
      <span className="trial-note">A workbook in your browser. Nothing leaves this machine.</span>
      <span className="trial-space" />
      <PersonMenu />
      <PageLink page="/mail.html" label="Mail" purpose="What was sent" />
      <PageLink
        page="/admin.html"
        label="Admin"
        purpose="People, periods and the firm's settings"
      />
      <Button size="small" onClick={() => setAsking(true)}>
        Start afresh
      </Button>
      <StartAfreshDialog open={asking} onClose={() => setAsking(false)} />
    </header>
  );
}

function PageLink({ page, label, purpose }: { page: string; label: string; purpose: string }) {
  const exists = usePageExists(page);
  return (
    <Tooltip content={exists ? purpose : `${purpose}: not there yet`} relationship="description">
      <Link href={exists ? page : undefined} target="_blank" disabled={!exists} disabledFocusable>
        {label}
      </Link>
    </Tooltip>
  );
}
