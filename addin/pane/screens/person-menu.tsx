import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ThemeChoice } from "../../office/theme.ts";
import { usePane } from "../state/pane-context.ts";
import { useMe } from "../state/server-queries.ts";
import { useServices } from "../state/services.ts";
import { useSignOut } from "../state/sign-in.ts";

const useStyles = makeStyles({
  who: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, maxWidth: "260px" },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  small: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

function isTheme(value: string | undefined): value is ThemeChoice {
  return value === "system" || value === "light" || value === "dark";
}

/** Name, firm, theme, another person, sign out, version. */
export function PersonMenu() {
  const styles = useStyles();
  const { theme, chooseTheme, askToSignIn } = usePane();
  const { appVersion } = useServices();
  const signOut = useSignOut();
  const me = useMe();
  const name = me?.person.name ?? "";

  return (
    <Menu
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const [chosen] = checkedItems;
        if (isTheme(chosen)) chooseTheme(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          aria-label={name === "" ? "You" : `You: ${name}`}
          icon={<Avatar size={24} name={name} color="colorful" aria-hidden />}
        />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <div className={styles.name}>{name}</div>
          <div className={styles.small}>{me?.firm.name}</div>
          <div className={styles.small}>{me && rightsInWords(me.rights)}</div>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>Theme</MenuGroupHeader>
            <MenuItemRadio name="theme" value="system">
              Like Excel
            </MenuItemRadio>
            <MenuItemRadio name="theme" value="light">
              Light
            </MenuItemRadio>
            <MenuItemRadio name="theme" value="dark">
              Dark
            </MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <MenuItem onClick={askToSignIn}>Switch person</MenuItem>
          <MenuItem onClick={signOut}>Sign out</MenuItem>
        </MenuList>
        <MenuDivider />
        <div className={styles.who}>
          <div className={styles.small}>Billing Runs {appVersion}</div>
        </div>
      </MenuPopover>
    </Menu>
  );
}

function rightsInWords(rights: {
  billingAccess: boolean;
  sendExport: boolean;
  admin: boolean;
}): string {
  const held = [
    rights.billingAccess && "billing",
    rights.sendExport && "send and export",
    rights.admin && "admin",
  ].filter((right) => right !== false);
  return held.length === 0 ? "No rights yet" : `Rights: ${held.join(", ")}`;
}
