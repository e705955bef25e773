import type { MenuEntry } from "../../../components/menu-entries.tsx";
import { MoreMenu } from "../../../components/more-menu.tsx";
import type { Permission } from "#shared/wire/fields.ts";
import type { RunDetail } from "#shared/wire/run.ts";

export type RunQuestion = "approve" | "change-date" | "move" | "delete";

/** What else can be done with a run; what cannot says why. */
export function RunMenu(props: {
  run: RunDetail;
  onQuestion: (question: RunQuestion) => void;
  onRefreshSheet: () => void;
  onDownloadDocuments: () => void;
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
  const documents: MenuEntry = {
    type: "action",
    text: "Download PDFs",
    hint: "Every invoice as its client gets it, in one ZIP file",
    permission:
      invoiceCount === 0
        ? { allowed: false, reason: "There is no invoice to download." }
        : { allowed: true, reason: null },
    onChoose: props.onDownloadDocuments,
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
              ask("Approve all", "approve", actions.approveAll),
              ask("Change date", "change-date", actions.edit),
              ask("Move invoices", "move", movable),
              documents,
              refresh,
              { type: "divider" },
              ask("Delete run", "delete", actions.delete),
            ]
          : [documents, refresh]
      }
    />
  );
}
