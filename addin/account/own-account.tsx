import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AccountView } from "#shared/wire/sign-in.ts";
import { Notice } from "../components/notice.tsx";
import { SkeletonRows } from "../components/skeleton.tsx";
import { AnswerNotice } from "../session/answer-notice.tsx";
import { useSession } from "../session/base-services.ts";
import { serverKey, useMe } from "../session/kept-answers.ts";
import { useSignOut } from "../session/sign-in.ts";
import { SignInWays } from "../session/sign-in-ways.tsx";
import { useAccountServices } from "./account-services.ts";
import { ChangePassword } from "./change-password.tsx";
import { CodeApp } from "./code-app.tsx";
import { OpenSessions } from "./open-sessions.tsx";
import { Title } from "./title.tsx";

const useStyles = makeStyles({
  button: { alignSelf: "flex-start" },
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalM,
  },
  small: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** How one signs in, and where one is signed in. */
export function OwnAccount() {
  const session = useSession();
  if (session.status === "signed-in") return <SignedInAccount />;
  return (
    <>
      <Title text="Your account" />
      {session.reason === "expired" && (
        <Notice tone="info" title="Your sign-in has ended">
          Sign in again to go on.
        </Notice>
      )}
      <SignInWays />
    </>
  );
}

const accountKey = [...serverKey, "account"];

function SignedInAccount() {
  const styles = useStyles();
  const { account } = useAccountServices();
  const client = useQueryClient();
  const me = useMe();
  const signOut = useSignOut();
  const found = useQuery({
    queryKey: accountKey,
    queryFn: ({ signal }) => account.account(signal),
  });
  const endOthers = useMutation({
    mutationFn: () => account.endOtherSessions(),
    onSuccess: () => client.invalidateQueries({ queryKey: accountKey }),
  });
  const look = (): void => void client.invalidateQueries({ queryKey: serverKey });
  return (
    <>
      <Title text="Your account" />
      {me && (
        <p className={styles.small}>{`${me.person.name}, ${me.person.email}, ${me.firm.name}`}</p>
      )}
      {me?.mustAddCodeApp && (
        <Notice tone="warning" title="Add an authenticator app below">
          Your firm wants a code of one besides the password. Nothing else is open to you before.
        </Notice>
      )}
      {found.isPending && <SkeletonRows label="Your account is loading" rows={4} />}
      {found.error && <AnswerNotice error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          {!found.data.password && <p className={styles.small}>{howOf(found.data)}</p>}
          {found.data.password && (
            <section className={styles.part}>
              <ChangePassword onChanged={look} />
            </section>
          )}
          {found.data.password && (found.data.codeApp || found.data.codeAppPossible) && (
            <section className={styles.part}>
              <CodeApp isOn={found.data.codeApp} onChanged={look} />
            </section>
          )}
          <section className={styles.part}>
            <OpenSessions sessions={found.data.sessions} />
            {endOthers.error && <AnswerNotice error={endOthers.error} />}
            {found.data.sessions.length > 1 && (
              <Button
                className={styles.button}
                disabledFocusable={endOthers.isPending}
                onClick={() => endOthers.mutate()}
              >
                Sign out everywhere else
              </Button>
            )}
            <Button className={styles.button} onClick={signOut}>
              Sign out here
            </Button>
          </section>
        </>
      )}
      {me?.rights.admin && <Link href="/admin">To the admin page</Link>}
    </>
  );
}

function howOf({ openid }: AccountView): string {
  return openid
    ? "You sign in with your firm’s own service; password and codes are kept there."
    : "You have not chosen how to sign in. An admin can make a link for you.";
}
