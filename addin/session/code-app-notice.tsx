import { Button } from "@fluentui/react-components";
import { Notice } from "../components/notice.tsx";
import { useMe } from "./kept-answers.ts";

/** Shown to somebody to whom nothing is open before they have added an authenticator app. */
export function CodeAppNotice({ onAccount }: { onAccount: () => void }) {
  if (useMe()?.mustAddCodeApp !== true) return null;
  return (
    <div style={{ padding: "8px 12px 0" }}>
      <Notice
        tone="warning"
        title="Add an authenticator app first"
        actions={
          <Button size="small" appearance="primary" onClick={onAccount}>
            Your account
          </Button>
        }
      >
        Your firm wants a code of an app besides the password. Add one in your account, then load
        this again.
      </Notice>
    </div>
  );
}
