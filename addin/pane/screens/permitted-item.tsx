import { MenuItem } from "@fluentui/react-components";
import type { Permission } from "#shared/wire/fields.ts";

/** A menu item with the server's own reason where it is not allowed. */
export function PermittedItem(props: {
  permission: Permission;
  onClick: () => void;
  children: string;
}) {
  const { allowed, reason } = props.permission;
  return (
    <MenuItem
      disabled={!allowed}
      onClick={props.onClick}
      {...(!allowed && reason !== null ? { subText: reason } : {})}
    >
      {props.children}
    </MenuItem>
  );
}
