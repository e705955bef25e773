import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons";
import { Suspense, useEffect, useId, useRef, useState } from "react";
import { SkeletonRows } from "../components/skeleton.tsx";
import { useSession } from "../session/base-services.ts";
import { useMeQuery } from "../session/kept-answers.ts";
import { CodeAppNotice } from "../session/code-app-notice.tsx";
import { PersonMenu } from "../session/person-menu.tsx";
import type { ThemeChoice } from "../session/preferences.ts";
import { useTrialPerson } from "../session/sign-in.ts";
import { VersionNotice } from "../session/version-notice.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { Navigation } from "./navigation.tsx";
import { NoRight } from "./no-right.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { Answer } from "./parts/answer.tsx";
import { useUnsavedExists } from "./parts/unsaved.tsx";
import { narrow } from "./parts/widths.ts";
import { useRoute } from "./route.ts";
import { sectionsFor } from "./sections.ts";
import { SignInScreen } from "./sign-in-screen.tsx";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    minHeight: "100vh",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "48px",
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { paddingInline: tokens.spacingHorizontalS },
  },
  menu: { display: "none", [narrow]: { display: "inline-flex" } },
  product: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1, minWidth: 0 },
  firm: {
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    [narrow]: { display: "none" },
  },
  skip: {
    position: "absolute",
    insetInlineStart: "8px",
    top: "-60px",
    ":focus": { top: "8px", zIndex: 5 },
  },
  body: {
    display: "flex",
    flexGrow: 1,
    alignItems: "stretch",
    [narrow]: { flexDirection: "column" },
  },
  // Without sections there is one thing to do, in the middle.
  alone: { display: "flex", flexDirection: "column", alignItems: "center" },
  main: {
    boxSizing: "border-box",
    flexGrow: 1,
    minWidth: 0,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL} 64px`,
    outlineStyle: "none",
    [narrow]: { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} 48px` },
  },
});

/** Product, person, sections, and the section one is in. */
export function Shell(props: { theme: ThemeChoice; onTheme: (theme: ThemeChoice) => void }) {
  const styles = useStyles();
  useTrialPerson();
  const me = useMeQuery();
  const signedIn = useSession().status === "signed-in";
  const { route, isAsked, leave, stay } = useRoute(useUnsavedExists());
  const [open, setOpen] = useState(false);
  const navigationId = useId();
  const main = useRef<HTMLElement>(null);
  const mine = signedIn && me.data && !me.data.mustAddCodeApp ? sectionsFor(me.data.rights) : [];
  const section = mine.find(({ id }) => id === route.section.id) ?? mine[0];
  const path = section === route.section ? route.path : [];

  useEffect(() => {
    document.title = section ? `${section.title} – Billing Runs` : "Billing Runs admin";
  }, [section]);

  useEffect(() => {
    const fold = (event: KeyboardEvent): void => {
      if (event.key === "Escape") setOpen(false);
    };
    document.addEventListener("keydown", fold);
    return () => document.removeEventListener("keydown", fold);
  }, []);

  return (
    <div className={styles.page}>
      <Button className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the content
      </Button>
      <header className={styles.bar}>
        {section && (
          <Button
            className={styles.menu}
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label="Sections"
            aria-expanded={open}
            aria-controls={navigationId}
            onClick={() => setOpen(!open)}
          />
        )}
        <span className={styles.product}>Billing Runs</span>
        <span className={styles.firm}>{signedIn && me.data?.firm.name}</span>
        {signedIn && (
          <PersonMenu
            {...props}
            systemTheme="Like this device"
            entries={[
              {
                type: "action",
                text: "Your account",
                onChoose: () => location.assign("/account"),
              },
            ]}
          />
        )}
      </header>
      <div className={styles.body}>
        {section && (
          <Navigation
            id={navigationId}
            sections={mine}
            current={section.id}
            open={open}
            onChosen={() => setOpen(false)}
          />
        )}
        <main
          ref={main}
          tabIndex={-1}
          className={mergeClasses(styles.main, !section && styles.alone)}
        >
          <OfflineNotice />
          <VersionNotice page="page" />
          {signedIn ? (
            <Answer query={me} loading="Your rights are being looked up">
              {({ mustAddCodeApp }) =>
                mustAddCodeApp ? (
                  <CodeAppNotice onAccount={() => location.assign("/account")} />
                ) : section ? (
                  <Suspense fallback={<SkeletonRows label={`${section.title} is loading`} />}>
                    <section.Content key={section.id} title={section.title} path={path} />
                  </Suspense>
                ) : (
                  <NoRight />
                )
              }
            </Answer>
          ) : (
            <SignInScreen />
          )}
        </main>
      </div>
      {isAsked && <LeaveDialog onLeave={leave} onStay={stay} />}
    </div>
  );
}
