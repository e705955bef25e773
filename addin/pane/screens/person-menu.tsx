import { makeStyles, tokens } from "@fluentui/react-components";
import { Initials, initialsOf } from "../../components/initials.tsx";
import { MoreMenu } from "../../components/more-menu.tsx";
import { rightsInWords } from "../../components/rights-words.ts";
import type { ThemeChoice } from "../../office/theme.ts";
import { usePane } from "../state/pane-context.ts";
import { useServices } from "../state/services.ts";
import { useMe } from "../../session/kept-answers.ts";
import { useSignOut } from "../../session/sign-in.ts";

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  small: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

const themes: readonly { value: ThemeChoice; text: string }[] = [
  { value: "system", text: "Like Excel" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
];

/** Name, firm, theme, another person, help, sign out, version. */
export function PersonMenu() {
  const styles = useStyles();
  const { theme, chooseTheme, askToSignIn } = usePane();
  const { appVersion, openLink } = useServices();
  const signOut = useSignOut();
  const me = useMe();
  const name = me?.person.name ?? "";
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
          chosen: theme,
          options: themes,
          onChoose: (value) =>
            chooseTheme(themes.find((known) => known.value === value)?.value ?? "system"),
        },
        { type: "divider" },
        { type: "action", text: "Switch person", onChoose: askToSignIn },
        { type: "action", text: "Your account", onChoose: () => openLink("/account") },
        { type: "action", text: "Help", onChoose: () => openLink("/support.html") },
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
