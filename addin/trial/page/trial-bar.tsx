import { Badge, Button, Link, Tooltip } from "@fluentui/react-components";
import { useState } from "react";
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
      <PersonMenu />
      <AdminLink />
      <Button size="small" onClick={() => setAsking(true)}>
        Start afresh
      </Button>
      <StartAfreshDialog open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

/** Known when the page is built, so that the link is there as soon as the page is. */
const adminExists =
  Object.keys(import.meta.glob("../../admin/admin.html", { query: "?raw" })).length > 0;

function AdminLink() {
  const purpose = "People, periods and the firm's settings";
  return (
    <Tooltip
      content={adminExists ? purpose : `${purpose}: not there yet`}
      relationship="description"
    >
      {adminExists ? (
        <Link href="/admin.html" target="_blank">
          Admin
        </Link>
      ) : (
        <Link disabled disabledFocusable>
          Admin
        </Link>
      )}
    </Tooltip>
  );
}
