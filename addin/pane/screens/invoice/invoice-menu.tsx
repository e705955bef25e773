import { MoreMenu } from "../../../components/more-menu.tsx";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";

export type InvoiceQuestion = "change-dates" | "change-delivery" | "move" | "delete" | "reject";

/** What else can be done with an invoice; what cannot says why. */
export function InvoiceMenu(props: {
  invoice: InvoiceDetail;
  onQuestion: (question: InvoiceQuestion) => void;
}) {
  const { actions } = props.invoice;
  const { onQuestion } = props;
  return (
    <MoreMenu
      label="More for this invoice"
      entries={[
        {
          type: "action",
          text: "Change dates",
          permission: actions.edit,
          onChoose: () => onQuestion("change-dates"),
        },
        {
          type: "action",
          text: "How it is delivered",
          hint: "The addresses for mail, or by hand",
          // The same rule as for moving: it may change until its run is posted.
          permission: actions.move,
          onChoose: () => onQuestion("change-delivery"),
        },
        {
          type: "action",
          text: "Move to another draft",
          permission: actions.move,
          onChoose: () => onQuestion("move"),
        },
        {
          type: "action",
          text: "Delete invoice",
          permission: actions.delete,
          onChoose: () => onQuestion("delete"),
        },
      ]}
    />
  );
}
