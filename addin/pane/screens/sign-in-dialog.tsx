import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect } from "react";
import { PaneDialog } from "../../components/pane-dialog.tsx";
import { SkeletonRows } from "../../components/skeleton.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useSession } from "../../session/base-services.ts";
import { TrialPeople } from "../../session/trial-people.tsx";
import { useSignIn, useTrialPeople } from "../../session/sign-in.ts";

const useStyles = makeStyles({
  people: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

/** Whom to be. In the trial everybody is one click away. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const people = useTrialPeople();
  const signIn = useSignIn();
  const session = useSession();

  // The trial's page can sign somebody in while this is open.
  useEffect(() => {
    if (signIn.isSuccess && session.status === "signed-in") onClose();
  }, [signIn.isSuccess, session, onClose]);

  return (
    <PaneDialog title="Sign in" onClose={onClose}>
      <div className={styles.people}>
        {signIn.error && <ProblemNotice error={signIn.error} unchanged="Nobody was signed in." />}
        {people.isPending && <SkeletonRows label="The people are loading" rows={4} />}
        {people.error && (
          <ProblemNotice
            error={people.error}
            unchanged="The pane still reads the sheet without an account."
            onRetry={() => void people.refetch()}
          />
        )}
        {people.data && (
          <TrialPeople
            people={people.data}
            working={signIn.isPending}
            onChoose={(personId) => signIn.mutate(personId)}
          />
        )}
        <Button onClick={onClose}>Not now</Button>
      </div>
    </PaneDialog>
  );
}
