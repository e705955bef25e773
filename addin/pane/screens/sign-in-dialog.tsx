import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { PaneDialog } from "../../components/pane-dialog.tsx";
import { useSession } from "../../session/base-services.ts";
import { SignInWays } from "../../session/sign-in-ways.tsx";

const useStyles = makeStyles({
  ways: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  later: { alignSelf: "start" },
});

/** Whom to be; it closes when somebody is signed in, also by the trial's page around it. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const session = useSession();
  const [before] = useState(session);

  useEffect(() => {
    if (session !== before && session.status === "signed-in") onClose();
  }, [session, before, onClose]);

  return (
    <PaneDialog title="Sign in" onClose={onClose}>
      <div className={styles.ways}>
        <SignInWays />
        <Button className={styles.later} onClick={onClose}>
          Not now
        </Button>
      </div>
    </PaneDialog>
  );
}
