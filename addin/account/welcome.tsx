import { Button, Link, makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "../api/problem-error.ts";
import { Notice } from "../components/notice.tsx";
import { SkeletonRows } from "../components/skeleton.tsx";
import { AnswerNotice } from "../session/answer-notice.tsx";
import { useSession } from "../session/base-services.ts";
import { useMeQuery } from "../session/kept-answers.ts";
import { useAccountServices } from "./account-services.ts";
import { Title } from "./title.tsx";
import { WelcomeForm } from "./welcome-form.tsx";

const useStyles = makeStyles({ next: { alignSelf: "flex-start" } });

/** What a one-time link leads to: its person says how they will sign in. */
export function Welcome() {
  const { api } = useAccountServices();
  const [token] = useState(() => location.hash.replace(/^#/, ""));
  const [accepted, setAccepted] = useState(token === "done");
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => api.showLink(token),
    enabled: !accepted,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (accepted) return <Accepted />;
  if (link.isPending) return <SkeletonRows label="Your link is being looked up" rows={4} />;
  if (link.error) {
    const gone = link.error instanceof ProblemError && link.error.problem.status < 500;
    return (
      <>
        <Title text="Welcome" />
        {gone ? (
          <Notice tone="warning" title="This link cannot be used any more">
            It has been used, has expired, or another one took its place. Ask an admin of your firm
            for a new one. If you have signed in before, just sign in again.
          </Notice>
        ) : (
          <AnswerNotice error={link.error} onRetry={() => void link.refetch()} />
        )}
      </>
    );
  }
  return (
    <WelcomeForm
      token={token}
      link={link.data}
      onAccepted={() => {
        // What stands in the address has been used up.
        history.replaceState(null, "", "/welcome#done");
        setAccepted(true);
      }}
    />
  );
}

function Accepted() {
  const styles = useStyles();
  const session = useSession();
  const me = useMeQuery();
  if (session.status !== "signed-in") {
    return (
      <>
        <Title text="You are all set" />
        <p>Open Billing Runs in Excel and sign in there.</p>
      </>
    );
  }
  if (!me.data) return <SkeletonRows label="You are being signed in" rows={2} />;
  const { person, rights, firm } = me.data;
  return (
    <>
      <Title text={`You are all set, ${person.name}`} />
      <Notice tone="success" title={`You are signed in to ${firm.name}`}>
        {rights.admin
          ? "Next, set up what the firm needs for its first invoices."
          : "Open Billing Runs in Excel and sign in there in the same way."}
      </Notice>
      {rights.admin && (
        <Button as="a" appearance="primary" href="/admin" className={styles.next}>
          Go on to the admin page
        </Button>
      )}
      <Link href="/account">Add an authenticator app, or change how you sign in</Link>
    </>
  );
}
