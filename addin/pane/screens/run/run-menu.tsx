import type { MenuEntry } from "../../../components/menu-entries.tsx";
import { MoreMenu } from "../../../components/more-menu.tsx";
import type { Permission } from "#shared/wire/fields.ts";
import type { RunDetail } from "#shared/wire/run.ts";

export type RunQuestion = "change-date" | "move" | "delete";

/** What else can be done with a run; what cannot says why. */
export function RunMenu(props: {
  run: RunDetail;
  onQuestion: (question: RunQuestion) => void;
  onRefreshSheet: () => void;
}) {
  const { actions, invoiceCount, status } = props.run;
  const { onQuestion } = props;
  const movable: Permission =
    invoiceCount === 0 ? { allowed: false, reason: "There is no invoice to move." } : actions.edit;
  const refresh: MenuEntry = {
    type: "action",
    text: "Refresh sheet",
    hint: "Run, invoice and status of each row",
    onChoose: props.onRefreshSheet,
  };
  const ask = (text: string, question: RunQuestion, permission: Permission): MenuEntry => ({
    type: "action",
    text,
    permission,
    onChoose: () => onQuestion(question),
  });
  return (
    <MoreMenu
      label="More for this run"
      entries={
        status === "draft"
          ? [
              ask("Change date", "change-date", actions.edit),
              ask("Move invoices", "move", movable),
              refresh,
              { type: "divider" },
              ask("Delete run", "delete", actions.delete),
            ]
          : [refresh]
      }
    />
  );
}
