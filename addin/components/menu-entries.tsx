import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Permission } from "#shared/wire/fields.ts";

/** One thing in a menu. */
export type MenuEntry =
  | {
      type: "action";
      text: string;
      /** What it does, where the text alone leaves that open. */
      hint?: string;
      /** null: always allowed. A reason is shown as it is. */
      permission?: Permission | null;
      onChoose: () => void;
    }
  | {
      type: "choice";
      title: string;
      chosen: string;
      options: readonly { value: string; text: string }[];
      onChoose: (value: string) => void;
    }
  | { type: "divider" }
  | { type: "text"; content: ReactNode };

const useStyles = makeStyles({
  text: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, maxWidth: "260px" },
});

/** The open menu under its button. */
export function MenuEntries(props: {
  target: HTMLElement | null;
  entries: readonly MenuEntry[];
  onClose: () => void;
}) {
  return (
    <Menu
      open
      positioning={{ target: props.target, position: "below", align: "end" }}
      checkedValues={Object.fromEntries(
        props.entries.flatMap((entry) =>
          entry.type === "choice" ? [[entry.title, [entry.chosen]]] : [],
        ),
      )}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        const choice = props.entries.find(
          (entry) => entry.type === "choice" && entry.title === name,
        );
        const [value] = checkedItems;
        if (choice?.type === "choice" && value !== undefined) choice.onChoose(value);
      }}
      onOpenChange={(_, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <MenuPopover>
        <MenuList>
          {props.entries.map((entry, index) => (
            <Entry key={index} entry={entry} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const styles = useStyles();
  switch (entry.type) {
    case "divider":
      return <MenuDivider />;
    case "text":
      return <div className={styles.text}>{entry.content}</div>;
    case "choice":
      return (
        <MenuGroup>
          <MenuGroupHeader>{entry.title}</MenuGroupHeader>
          {entry.options.map(({ value, text }) => (
            <MenuItemRadio key={value} name={entry.title} value={value}>
              {text}
            </MenuItemRadio>
          ))}
        </MenuGroup>
      );
    case "action": {
      const refused = entry.permission?.allowed === false ? entry.permission : null;
      const subText = refused?.reason ?? entry.hint ?? null;
      return (
        <MenuItem
          disabled={refused !== null}
          onClick={entry.onChoose}
          {...(subText === null ? {} : { subText })}
        >
          {entry.text}
        </MenuItem>
      );
    }
  }
}
