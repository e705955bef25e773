import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { MoreHorizontal20Regular } from "@fluentui/react-icons";
import type { Permission } from "#shared/wire/fields.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { PermittedItem } from "../permitted-item.tsx";

export type RunQuestion = "change-date" | "move" | "delete";

/** What else can be done with a run; what cannot says why. */
export function RunMenu(props: {
  run: RunDetail;
  onQuestion: (question: RunQuestion) => void;
  onRefreshSheet: () => void;
}) {
  const { actions, invoiceCount, status } = props.run;
  const movable: Permission =
    invoiceCount === 0 ? { allowed: false, reason: "There is no invoice to move." } : actions.edit;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label="More for this run"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {status === "draft" && (
            <>
              <PermittedItem
                permission={actions.edit}
                onClick={() => props.onQuestion("change-date")}
              >
                Change date
              </PermittedItem>
              <PermittedItem permission={movable} onClick={() => props.onQuestion("move")}>
                Move invoices
              </PermittedItem>
            </>
          )}
          <MenuItem subText="Run, invoice and status of each row" onClick={props.onRefreshSheet}>
            Refresh sheet
          </MenuItem>
          {status === "draft" && (
            <>
              <MenuDivider />
              <PermittedItem
                permission={actions.delete}
                onClick={() => props.onQuestion("delete")}
              >
                Delete run
              </PermittedItem>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
