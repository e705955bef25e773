import { AriaLiveAnnouncer, Button, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import { FirmCurrencyContext } from "../../components/firm-currency.ts";
import { SkeletonRows } from "../../components/skeleton.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { UnbilledProvider } from "../state/unbilled-context.tsx";
import { useServices } from "../state/services.ts";
import { usePane } from "../state/pane-context.ts";
import { currentRoute } from "../state/navigation.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { CurrentScreen } from "./current-screen.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { useSession } from "../../session/base-services.ts";
import { useMe } from "../../session/kept-answers.ts";
import { useTrialPerson } from "../../session/sign-in.ts";
import { CodeAppNotice } from "../../session/code-app-notice.tsx";
import { VersionNotice } from "../../session/version-notice.tsx";

// Not needed for the first paint, only before the first dialog closes.
const FocusKeeper = lazy(async () => ({
  default: (await import("../../components/focus-keeper.tsx")).FocusKeeper,
}));

const tabs = [
  { value: "unbilled", text: "Unbilled" },
  { value: "runs", text: "Runs" },
] as const;

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    minHeight: "100vh",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // Excel draws its own button over the top right 34 × 32 px.
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 3,
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    paddingInlineStart: tokens.spacingHorizontalXS,
    paddingInlineEnd: "38px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  main: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
});

/** Tabs, person, and the screen one is on. */
export function Shell() {
  const styles = useStyles();
  const { navigation, dispatch, askToSignIn } = usePane();
  const { openLink } = useServices();
  const session = useSession();
  const firmCurrency = useMe()?.firm.currency ?? null;
  useTrialPerson();
  const route = currentRoute(navigation);

  return (
    <AriaLiveAnnouncer>
      <Suspense fallback={null}>
        <FocusKeeper />
      </Suspense>
      <UnbilledProvider>
        <div className={styles.pane}>
          <header className={styles.bar}>
            <Tabs
              label="Parts of the pane"
              chosen={navigation.tab}
              tabs={tabs}
              onChoose={(tab) => dispatch({ type: "tab-chosen", tab })}
            />
            {session.status === "signed-in" ? (
              <PersonMenu />
            ) : (
              <Button appearance="subtle" onClick={askToSignIn}>
                Sign in
              </Button>
            )}
          </header>
          <main className={styles.main}>
            <OfflineBanner />
            <VersionNotice page="pane" />
            <CodeAppNotice onAccount={() => openLink("/account")} />
            <Suspense
              fallback={
                <div style={{ padding: 12 }}>
                  <SkeletonRows label="This part of the pane is loading" />
                </div>
              }
            >
              <FirmCurrencyContext value={firmCurrency}>
                <CurrentScreen route={route} />
              </FirmCurrencyContext>
            </Suspense>
          </main>
        </div>
      </UnbilledProvider>
    </AriaLiveAnnouncer>
  );
}
