import { makeStyles, tokens } from "@fluentui/react-components";
import { Initials, initialsOf } from "../components/initials.tsx";
import { MoreMenu } from "../components/more-menu.tsx";
import { rightsInWords } from "../components/rights-words.ts";
import { useBaseServices } from "../session/base-services.ts";
import { useMe } from "../session/kept-answers.ts";
import type { ThemeChoice } from "../session/preferences.ts";
import { useSignOut } from "../session/sign-in.ts";

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  small: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

const themes: readonly { value: ThemeChoice; text: string }[] = [
  { value: "system", text: "Like this device" },
  { value: "light", text: "Light" },
  { value: "dark", text: "Dark" },
];

/** Name, firm, theme, sign out, version. */
export function AdminPersonMenu(props: {
  theme: ThemeChoice;
  onTheme: (theme: ThemeChoice) => void;
}) {
  const styles = useStyles();
  const { appVersion } = useBaseServices();
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
          chosen: props.theme,
          options: themes,
          onChoose: (value) =>
            props.onTheme(themes.find((known) => known.value === value)?.value ?? "system"),
        },
        { type: "divider" },
        {
          type: "action",
          text: "Your account",
          onChoose: () => location.assign("/account"),
        },
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
