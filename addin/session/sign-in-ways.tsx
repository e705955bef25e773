import { Button, Divider, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { OpenIdWay } from "#shared/wire/sign-in.ts";
import { SkeletonRows } from "../components/skeleton.tsx";
import { AnswerNotice } from "./answer-notice.tsx";
import { useBaseServices } from "./base-services.ts";
import { PasswordForm } from "./password-form.tsx";
import { useSignedIn, useSignIn, useSignInWays, useTrialPeople } from "./sign-in.ts";
import { TrialPeople } from "./trial-people.tsx";

const useStyles = makeStyles({
  ways: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** Every way to sign in that this server offers. */
export function SignInWays() {
  const styles = useStyles();
  const ways = useSignInWays();
  if (ways.isPending) return <SkeletonRows label="The ways to sign in are loading" rows={4} />;
  if (ways.error) {
    return <AnswerNotice error={ways.error} onRetry={() => void ways.refetch()} />;
  }
  const { openid, password, trial } = ways.data;
  return (
    <div className={styles.ways}>
      {trial && <TrialWay />}
      {openid && <ProviderWay way={openid} />}
      {password && (trial || openid) && <Divider>or</Divider>}
      {password && <PasswordForm primary={!trial && !openid} />}
    </div>
  );
}

function ProviderWay({ way }: { way: OpenIdWay }) {
  const { signInWithProvider } = useBaseServices();
  const signedIn = useSignedIn();
  const signIn = useMutation({
    mutationFn: () => signInWithProvider(way),
    // null: the browser has left for the provider.
    onSuccess: (answer) => answer && signedIn(answer.token),
  });
  return (
    <>
      {signIn.error && <AnswerNotice error={signIn.error} unchanged="Nobody was signed in." />}
      <Button
        appearance="primary"
        disabledFocusable={signIn.isPending}
        onClick={() => {
          if (!signIn.isPending) signIn.mutate();
        }}
      >
        {`Sign in with ${way.name}`}
      </Button>
    </>
  );
}

function TrialWay() {
  const people = useTrialPeople();
  const signIn = useSignIn();
  if (people.isPending) return <SkeletonRows label="The people are loading" rows={4} />;
  if (people.error) {
    return <AnswerNotice error={people.error} onRetry={() => void people.refetch()} />;
  }
  return (
    <>
      {signIn.error && <AnswerNotice error={signIn.error} unchanged="Nobody was signed in." />}
      <TrialPeople
        people={people.data}
        working={signIn.isPending}
        onChoose={(personId) => signIn.mutate(personId)}
      />
    </>
  );
}
