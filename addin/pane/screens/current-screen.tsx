import { Button } from "@fluentui/react-components";
import { PeopleRegular } from "@fluentui/react-icons";
import { lazy } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import type { Route } from "../state/navigation.ts";
import { usePane } from "../state/pane-context.ts";
import { useSession } from "../../session/base-services.ts";

const Unbilled = lazy(async () => ({
  default: (await import("./unbilled/unbilled-screen.tsx")).UnbilledScreen,
}));
const Mapping = lazy(async () => ({
  default: (await import("./unbilled/mapping-screen.tsx")).MappingScreen,
}));
const Runs = lazy(async () => ({ default: (await import("./runs/runs-screen.tsx")).RunsScreen }));
const Run = lazy(async () => ({ default: (await import("./run/run-screen.tsx")).RunScreen }));
const Post = lazy(async () => ({ default: (await import("./post/post-screen.tsx")).PostScreen }));
const Invoice = lazy(async () => ({
  default: (await import("./invoice/invoice-screen.tsx")).InvoiceScreen,
}));

/** The screen of a route; all but the sheet's own ask for a signed-in person. */
export function CurrentScreen({ route }: { route: Route }) {
  const session = useSession();
  if (route.screen === "unbilled") return <Unbilled />;
  if (route.screen === "mapping") return <Mapping />;
  if (session.status === "signed-out")
    return <SignInFirst expired={session.reason === "expired"} />;
  switch (route.screen) {
    case "runs":
      return <Runs />;
    case "run":
      return (
        <Run
          key={route.runId}
          runId={route.runId}
          notice={route.notice ?? null}
          watched={route.watched ?? false}
        />
      );
    case "post":
      return <Post key={route.runId} runId={route.runId} />;
    case "invoice":
      return (
        <Invoice key={route.invoiceId} invoiceId={route.invoiceId} notice={route.notice ?? null} />
      );
  }
}

function SignInFirst({ expired }: { expired: boolean }) {
  const { askToSignIn } = usePane();
  return (
    <EmptyState
      icon={<PeopleRegular />}
      title={expired ? "Your sign-in has ended" : "Runs belong to the firm"}
      action={
        <Button appearance="primary" onClick={askToSignIn}>
          Sign in
        </Button>
      }
    >
      {expired
        ? "Nothing was lost. Sign in again to go on."
        : "Sign in to see the billing runs you may see, and to post them."}
    </EmptyState>
  );
}
