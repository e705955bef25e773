import { useAnnounce } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useFirmCurrency } from "../../../../components/firm-currency.ts";
import { counted, formatTotals } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { PaneDialog } from "../../../../components/pane-dialog.tsx";
import { usePane } from "../../../state/pane-context.ts";
import type { Route } from "../../../state/navigation.ts";
import type { Creating } from "../../../state/creating/creating-state.ts";
import { useCreating } from "../../../state/creating/use-creating.ts";
import { useChoices } from "../../../state/unbilled/use-choices.ts";
import type { Unbilled } from "../../../state/unbilled/use-unbilled.ts";
import { AddToDraftForm } from "./add-to-draft-form.tsx";
import { CreateFromOthers } from "./create-from-others.tsx";
import { CreatingProgress } from "./creating-progress.tsx";
import { NewRunForm } from "./new-run-form.tsx";

type Target = Parameters<ReturnType<typeof useCreating>["start"]>[1];

/** Asks what a run needs, shows how far it is, and lands on what was made. */
export function CreateDialog(props: {
  unbilled: Unbilled;
  initial: "new-run" | "draft-run";
  onClose: () => void;
}) {
  const { unbilled, onClose } = props;
  const { dispatch } = usePane();
  const { announce } = useAnnounce();
  const locale = useLocale();
  const firmCurrency = useFirmCurrency();
  const [asked, setAsked] = useState<Target | null>(null);
  const [typedName, setTypedName] = useState<string | null>(null);
  const { change } = useChoices(unbilled);
  const { creating, start, repeat, cancel, close } = useCreating();

  useEffect(() => {
    if (creating.status !== "done") return;
    const totals = unbilled.preview.data?.grossTotals ?? [];
    const { invoiceCount } = creating.committed;
    const made = `${props.initial === "new-run" ? "Created" : "Added"}: ${counted(invoiceCount, "invoice", "invoices", locale)}, ${formatTotals(totals, locale, firmCurrency)}`;
    announce(made);
    unbilled.dispatch({ type: "run-created" });
    onClose();
    dispatch({ type: "landed", route: landingOf(creating, made) });
    // Once, when it is done; what else changes meanwhile does not make it done again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [creating.status]);

  function submitAgain(): void {
    if (asked !== null) submit(asked);
  }

  function submit(target: Target): void {
    const { table, mapping, state, me, preview, settings, options } = unbilled;
    if (!table || !mapping || !me || !preview.data) return;
    const { picked } = preview.data;
    const agreed = { table, mapping, state, me, picked, preview: preview.data, settings, options };
    // Rows that are added later are told apart by the same column.
    const groupHeader = table.headers[state.groupColumn ?? -1];
    if (groupHeader !== undefined) change({ groupHeader });
    setAsked(target);
    void start(agreed, target);
  }

  const asking = creating.status === "idle" || creating.status === "cancelled";
  return (
    <PaneDialog
      title={props.initial === "new-run" ? "Create run" : "Add to draft"}
      busy={creating.status === "working"}
      onClose={onClose}
    >
      {asking && props.initial === "new-run" && (
        <NewRunForm
          unbilled={unbilled}
          typedName={typedName}
          onType={setTypedName}
          onSubmit={submit}
          onClose={onClose}
        />
      )}
      {asking && props.initial === "draft-run" && (
        <AddToDraftForm unbilled={unbilled} onSubmit={submit} onClose={onClose} />
      )}
      {!asking && (
        <CreatingProgress
          creating={creating}
          onCancel={cancel}
          onRepeat={() => void repeat()}
          onBack={close}
          onClose={onClose}
          others={
            <CreateFromOthers unbilled={unbilled} creating={creating} onCreate={submitAgain} />
          }
        />
      )}
    </PaneDialog>
  );
}

/** The run, or the invoice when there is only one (K13 of the domain's model). */
export function landingOf(done: Extract<Creating, { status: "done" }>, made: string): Route {
  const { copiedRows } = done;
  const copied =
    copiedRows === 0
      ? ""
      : ` ${copiedRows === 1 ? "1 copied row got a key of its own" : `${copiedRows} copied rows got a key of their own`}.`;
  const notice =
    done.sheetError === null
      ? ({ tone: "success", text: `${made}.${copied}` } as const)
      : ({
          tone: "warning",
          text: `${made}.${copied} The sheet could not be brought up to date; use Refresh sheet when it can be written.`,
        } as const);
  const { invoiceIds, runId } = done.committed;
  const [only] = invoiceIds;
  return only !== undefined && invoiceIds.length === 1 && done.committed.invoiceCount === 1
    ? { screen: "invoice", invoiceId: only, notice }
    : { screen: "run", runId, notice };
}
