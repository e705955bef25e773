import {
  FluentProvider,
  makeStyles,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { LocaleContext } from "../components/locale.ts";
import { BaseServicesContext } from "../session/base-services.ts";
import { forgetPerson } from "../session/kept-answers.ts";
import { useTheme } from "../session/use-theme.ts";
import { AccountServicesContext } from "./account-services.ts";
import type { AccountServices } from "./account-services.ts";
import { OwnAccount } from "./own-account.tsx";
import { Welcome } from "./welcome.tsx";

const useStyles = makeStyles({
  page: {
    minHeight: "100vh",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  column: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    maxWidth: "440px",
    marginInline: "auto",
  },
  product: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
});

/** /welcome for a one-time link, /account for what is one's own. */
export function AccountPage({ services }: { services: AccountServices }) {
  const styles = useStyles();
  const client = useQueryClient();
  useEffect(
    () =>
      services.session.subscribe(() => {
        void forgetPerson(client, services.session.get().status === "signed-in");
      }),
    [services.session, client],
  );
  const { dark } = useTheme(services.storage, true);
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <AccountServicesContext value={services}>
        <BaseServicesContext value={services}>
          <LocaleContext value={navigator.language}>
            <div className={styles.page}>
              <main className={styles.column}>
                <span className={styles.product}>Billing Runs</span>
                {location.pathname === "/welcome" ? <Welcome /> : <OwnAccount />}
              </main>
            </div>
          </LocaleContext>
        </BaseServicesContext>
      </AccountServicesContext>
    </FluentProvider>
  );
}
