import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, lazy, useEffect, useMemo, useReducer, useState } from "react";
import { SkeletonRows } from "../components/skeleton.tsx";
import { LocaleContext } from "../components/locale.ts";
import { displayLocale } from "../office/office-context.ts";
import { navigate, startNavigation } from "./state/navigation.ts";
import { PaneControlsContext } from "./state/pane-context.ts";
import { ServicesContext, SheetContext } from "./state/services.ts";
import type { Services, SheetAccess } from "./state/services.ts";
import { BaseServicesContext } from "../session/base-services.ts";
import { forgetPerson } from "../session/kept-answers.ts";
import { useTheme } from "../session/use-theme.ts";
import { Shell } from "./screens/shell.tsx";

const SignInDialog = lazy(async () => ({
  default: (await import("./screens/sign-in-dialog.tsx")).SignInDialog,
}));

/** The whole pane: what every screen stands on, around the shell. */
export function Pane(props: { services: Services; sheet: Promise<SheetAccess> }) {
  const { services } = props;
  const [sheet, setSheet] = useState<SheetAccess>({ status: "starting" });
  const [navigation, dispatch] = useReducer(navigate, startNavigation);
  const [signInOpen, setSignInOpen] = useState(false);
  const client = useQueryClient();
  const { dark, choice, choose } = useTheme(services.storage, sheet.status !== "starting");
  const locale = useMemo(
    () => (sheet.status === "starting" ? navigator.language : displayLocale()),
    [sheet.status],
  );

  useEffect(() => {
    props.sheet.then(setSheet, () => setSheet({ status: "no-answer" }));
  }, [props.sheet]);

  useEffect(
    () =>
      services.session.subscribe(() => {
        dispatch({ type: "session-changed" });
        void forgetPerson(client, services.session.get().status === "signed-in");
      }),
    [services.session, client],
  );

  const controls = useMemo(
    () => ({
      navigation,
      dispatch,
      theme: choice,
      chooseTheme: choose,
      askToSignIn: () => setSignInOpen(true),
    }),
    [navigation, choice, choose],
  );

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <BaseServicesContext value={services}>
        <ServicesContext value={services}>
          <SheetContext value={sheet}>
            <LocaleContext value={locale}>
              <PaneControlsContext value={controls}>
                <Shell />
                {signInOpen && (
                  <Suspense fallback={<SkeletonRows label="Sign-in is loading" rows={1} />}>
                    <SignInDialog onClose={() => setSignInOpen(false)} />
                  </Suspense>
                )}
              </PaneControlsContext>
            </LocaleContext>
          </SheetContext>
        </ServicesContext>
      </BaseServicesContext>
    </FluentProvider>
  );
}
