import { makeStyles, tokens } from "@fluentui/react-components";
import { MoreMenu } from "../../components/more-menu.tsx";
import type { Me } from "#shared/wire/me.ts";
import type { ThemeChoice } from "../../office/theme.ts";
import { usePane } from "../state/pane-context.ts";
import { useMe } from "../state/server-queries.ts";
import { useServices } from "../state/services.ts";
import { useSignOut } from "../state/sign-in.ts";

const useStyles = makeStyles({
  initials: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "24px",
    height: "24px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: "10px",
    fontWeight: tokens.fontWeightSemibold,
  },
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
      icon={
        <span className={styles.initials} aria-hidden>
          {initialsOf(name)}
        </span>
      }
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

/** "AB" for Anna Bell. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toLocaleUpperCase() ?? "")
    .join("");
}

function rightsInWords(rights: Me["rights"]): string {
  const held = [
    rights.billingAccess && "billing",
    rights.sendExport && "send and export",
    rights.admin && "admin",
  ].filter((right) => right !== false);
  return held.length === 0 ? "No rights yet" : `Rights: ${held.join(", ")}`;
}
