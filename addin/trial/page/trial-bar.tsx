import { Badge, Button, Link, Tooltip } from "@fluentui/react-components";
import { useState } from "react";
import { OpenMenu } from "./open-menu.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { StartAfreshDialog } from "./start-afresh-dialog.tsx";
import { useSession } from "./session.ts";

/** Says that this is a trial, who is at the desk, and leads to the trial's other pages. */
export function TrialBar() {
  const { workbook } = useSession();
  const [asking, setAsking] = useState(false);
  return (
    <div className="trial-bar">
      <Badge appearance="filled" color="brand" size="large" shape="rounded">
        Trial
      </Badge>
      <h1>{workbook.name.replace(/\.xlsx$/, "")}</h1>
      <span className="trial-note">A workbook in your browser. Nothing leaves this machine.</span>
      <span className="trial-space" />
      <OpenMenu />
      <PersonMenu />
      <MailLink />
      <AdminLink />
      <Button size="small" onClick={() => setAsking(true)}>
        Start afresh
      </Button>
      <StartAfreshDialog open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

function MailLink() {
  return (
    <Tooltip content="What was sent, caught on this machine" relationship="description">
      <Link href="/trial/mail" target="_blank">
        Mail
      </Link>
    </Tooltip>
  );
}

function AdminLink() {
  return (
    <Tooltip content="People, periods and the firm's settings" relationship="description">
      <Link href="/admin" target="_blank">
        Admin
      </Link>
    </Tooltip>
  );
}
