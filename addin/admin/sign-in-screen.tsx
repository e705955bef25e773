import { makeStyles, tokens } from "@fluentui/react-components";
import { Notice } from "../components/notice.tsx";
import { useSession } from "../session/base-services.ts";
import { AdminPage } from "./parts/admin-page.tsx";
import { SignInWays } from "../session/sign-in-ways.tsx";

const useStyles = makeStyles({
  ways: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    maxWidth: "420px",
  },
});

/** What is seen before anybody is signed in, and when a session has ended. */
export function SignInScreen() {
  const styles = useStyles();
  const session = useSession();
  const hasEnded = session.status === "signed-out" && session.reason === "expired";
  return (
    <AdminPage
      title="Sign in"
      purpose="Here a firm’s admins keep people, rights, clients, periods and settings."
    >
      <div className={styles.ways}>
        {hasEnded && (
          <Notice tone="info" title="Your sign-in has ended">
            Sign in again to go on where you were.
          </Notice>
        )}
        <SignInWays />
      </div>
    </AdminPage>
  );
}
