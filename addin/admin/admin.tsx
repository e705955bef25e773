import {
  AriaLiveAnnouncer,
  FluentProvider,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { FocusKeeper } from "../components/focus-keeper.tsx";
import { LocaleContext } from "../components/locale.ts";
import { BaseServicesContext } from "../session/base-services.ts";
import { forgetPerson } from "../session/kept-answers.ts";
import { useTheme } from "../session/use-theme.ts";
import { AdminServicesContext } from "./parts/admin-services.ts";
import type { AdminServices } from "./parts/admin-services.ts";
import { UnsavedProvider } from "./parts/unsaved.tsx";
import { Shell } from "./shell.tsx";

/** The whole admin page: what every section stands on, around the shell. */
export function Admin({ services }: { services: AdminServices }) {
  const client = useQueryClient();
  const { dark, choice, choose } = useTheme(services.storage, true);

  useEffect(
    () =>
      services.session.subscribe(() => {
        void forgetPerson(client, services.session.get().status === "signed-in");
      }),
    [services.session, client],
  );

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <AdminServicesContext value={services}>
        <BaseServicesContext value={services}>
          <LocaleContext value={navigator.language}>
            <AriaLiveAnnouncer>
              <FocusKeeper />
              <UnsavedProvider>
                <Shell theme={choice} onTheme={choose} />
              </UnsavedProvider>
            </AriaLiveAnnouncer>
          </LocaleContext>
        </BaseServicesContext>
      </AdminServicesContext>
    </FluentProvider>
  );
}
