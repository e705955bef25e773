import { Button, Menu, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { MoreHorizontal20Regular } from "@fluentui/react-icons";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { PermittedItem } from "../permitted-item.tsx";

export type InvoiceQuestion = "change-dates" | "move" | "delete";

/** What else can be done with an invoice; what cannot says why. */
export function InvoiceMenu(props: {
  invoice: InvoiceDetail;
  onQuestion: (question: InvoiceQuestion) => void;
}) {
  const { actions } = props.invoice;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label="More for this invoice"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <PermittedItem
            permission={actions.edit}
            onClick={() => props.onQuestion("change-dates")}
          >
            Change dates
          </PermittedItem>
          <PermittedItem permission={actions.move} onClick={() => props.onQuestion("move")}>
            Move to another draft
          </PermittedItem>
          <PermittedItem permission={actions.delete} onClick={() => props.onQuestion("delete")}>
            Delete invoice
          </PermittedItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
