import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useSession } from "./session.ts";

/** What Excel would say in a box of its own when it refuses an act. */
export function RefusalMessage() {
  const session = useSession();
  if (session.refusal === null) return null;
  return (
    <MessageBar intent="warning" className="refusal">
      <MessageBarBody>{session.refusal}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            aria-label="Dismiss"
            icon={<DismissRegular />}
            onClick={() => session.dismissRefusal()}
          />
        }
      />
    </MessageBar>
  );
}
