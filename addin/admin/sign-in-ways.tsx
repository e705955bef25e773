import { SkeletonRows } from "../components/skeleton.tsx";
import { useSignIn, useTrialPeople } from "../session/sign-in.ts";
import { TrialPeople } from "../session/trial-people.tsx";
import { ProblemNotice } from "./parts/problem-notice.tsx";

/** Every way to sign in that this server offers, each a part of its own. */
export function SignInWays() {
  return <TrialWay />;
}

function TrialWay() {
  const people = useTrialPeople();
  const signIn = useSignIn();
  if (people.isPending) return <SkeletonRows label="The people are loading" rows={4} />;
  if (people.error) {
    return <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />;
  }
  return (
    <>
      {signIn.error && <ProblemNotice error={signIn.error} unchanged="Nobody was signed in." />}
      <TrialPeople
        people={people.data}
        working={signIn.isPending}
        onChoose={(personId) => signIn.mutate(personId)}
      />
    </>
  );
}
