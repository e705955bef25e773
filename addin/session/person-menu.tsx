import { makeStyles, tokens } from "@fluentui/react-components";
import { Initials, initialsOf } from "../components/initials.tsx";
import type { MenuEntry } from "../components/menu-entries.tsx";
import { MoreMenu } from "../components/more-menu.tsx";
import { rightsInWords } from "../components/rights-words.ts";
import { useBaseServices } from "./base-services.ts";
import { useMe } from "./kept-answers.ts";
import type { ThemeChoice } from "./preferences.ts";
import { useSignOut } from "./sign-in.ts";

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  small: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

/** Name, firm and rights of whoever is signed in, theme, what the page adds, sign out, version. */
export function PersonMenu(props: {
  theme: ThemeChoice;
  onTheme: (theme: ThemeChoice) => void;
  /** What the theme follows unless one is chosen, e.g. "Like Excel". */
  systemTheme: string;
  entries: readonly MenuEntry[];
}) {
  const styles = useStyles();
  const { appVersion } = useBaseServices();
  const signOut = useSignOut();
  const me = useMe();
  const name = me?.person.name ?? "";
  const themes: readonly { value: ThemeChoice; text: string }[] = [
    { value: "system", text: props.systemTheme },
    { value: "light", text: "Light" },
    { value: "dark", text: "Dark" },
  ];
  return (
    <MoreMenu
      label={name === "" ? "You" : `You: ${name}, ${initialsOf(name)}`}
      icon={<Initials name={name} />}
      entries={[
        {
          type: "text",
          content: (
            <>
              <div className={styles.name}>{name}</div>
              <div className={styles.small}>{me?.firm.name}</div>
              <div className={styles.small}>{me && rightsInWords(me.rights)}</div>
            </>
          ),
        },
        { type: "divider" },
        {
          type: "choice",
          title: "Theme",
          chosen: props.theme,
          options: themes,
          onChoose: (value) =>
            props.onTheme(themes.find((known) => known.value === value)?.value ?? "system"),
        },
        { type: "divider" },
        ...props.entries,
        { type: "action", text: "Sign out", onChoose: signOut },
        { type: "divider" },
        {
          type: "text",
          content: <span className={styles.small}>{`Billing Runs ${appVersion}`}</span>,
        },
      ]}
    />
  );
}
