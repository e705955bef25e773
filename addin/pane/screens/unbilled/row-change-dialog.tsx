import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useLocale } from "../../../components/locale.ts";
import { DialogButtons, DialogForm, PaneDialog } from "../../../components/pane-dialog.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import type { RowProblem } from "../../../workbook/rows/sheet-entry.ts";
import { changesOfRow } from "../../state/unbilled/row-change.ts";
import type { FieldChange } from "../../state/unbilled/row-change.ts";
import {
  isLikeBilledWork,
  useChangedRow,
  useTakeChange,
} from "../../state/unbilled/use-row-change.ts";
import type { ChangedRow } from "../../state/unbilled/use-row-change.ts";
import { useRemoveEntry } from "../../state/use-remove-entry.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  changes: { display: "grid", gap: tokens.spacingVerticalS, margin: 0 },
  name: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  field: { fontWeight: tokens.fontWeightSemibold },
  side: {
    display: "grid",
    gridTemplateColumns: "52px 1fr",
    alignItems: "baseline",
    margin: 0,
    overflowWrap: "anywhere",
    fontVariantNumeric: "tabular-nums",
  },
  before: { color: tokens.colorNeutralForeground2 },
});

type Props = { unbilled: Unbilled; problem: RowProblem; onClose: () => void };

/** A row that says something else than its invoice: before and after, and for a draft the choice to take it in. */
export function RowChangeDialog({ unbilled, problem, onClose }: Props) {
  const changed = useChangedRow(unbilled, problem);
  return (
    <PaneDialog title={`What changed in row ${problem.sheetRow}`} onClose={onClose}>
      {changed.data ? (
        <Comparison row={changed.data} onClose={onClose} />
      ) : (
        <DialogForm onSubmit={onClose}>
          {changed.error && <ProblemNotice error={changed.error} />}
          {changed.isPending && <SkeletonRows label="The invoice is loading" rows={2} />}
          {changed.data === null && <span>This row is not on that invoice any more.</span>}
          <DialogButtons>
            <Button onClick={onClose}>Close</Button>
          </DialogButtons>
        </DialogForm>
      )}
    </PaneDialog>
  );
}

function Comparison({ row, onClose }: { row: ChangedRow; onClose: () => void }) {
  const locale = useLocale();
  const { invoice, before, now, client } = row;
  const take = useTakeChange(onClose);
  const remove = useRemoveEntry(invoice);
  const looksBilled = isLikeBilledWork(take.error);
  const edit = invoice.actions.edit;
  const isDraft = invoice.number === null;
  const canTake = isDraft && edit.allowed && client !== null;
  const working = take.isPending || remove.isPending;
  return (
    <DialogForm
      onSubmit={() => {
        if (canTake && !working) take.mutate({ row, isOtherWork: looksBilled });
      }}
    >
      {take.error && <ProblemNotice error={take.error} unchanged="The draft is as it was." />}
      {remove.error && <ProblemNotice error={remove.error} unchanged="The draft is as it was." />}
      <Changes
        side={isDraft ? "Draft" : "Billed"}
        changes={changesOfRow(
          before,
          invoice.currency,
          now,
          client?.name ?? now.clientName,
          locale,
        )}
      />
      <span>{wordsFor(row)}</span>
      <DialogButtons>
        {canTake && (
          <Button type="submit" appearance="primary" disabledFocusable={working}>
            {take.isPending
              ? "Working"
              : looksBilled
                ? "Take it in, it is other work"
                : "Take the change in"}
          </Button>
        )}
        {isDraft && edit.allowed && (take.error !== null || client === null) && (
          <Button
            disabledFocusable={working}
            onClick={() => remove.mutate(before.key, { onSuccess: onClose })}
          >
            Take the row off the draft
          </Button>
        )}
        <Button onClick={onClose}>{canTake ? "Leave it" : "Close"}</Button>
      </DialogButtons>
    </DialogForm>
  );
}

function wordsFor({ invoice, client }: ChangedRow): string {
  if (invoice.number !== null)
    return `Invoice ${invoice.number} stays as it was posted. Put the old content back into the row, or correct the invoice.`;
  const { edit } = invoice.actions;
  if (!edit.allowed) return edit.reason ?? "This invoice can no longer be changed.";
  if (client === null)
    return "The row names a client that is not known. Create the client first, or take the row off the draft.";
  return `The draft for ${invoice.clientName} is computed again with what the row says now; write-ons and write-offs stay.`;
}

function Changes({ side, changes }: { side: string; changes: readonly FieldChange[] }) {
  const styles = useStyles();
  if (changes.length === 0)
    return <span>Only the way something is written differs; what is billed is the same.</span>;
  return (
    <dl className={styles.changes}>
      {changes.map(({ name, before, now }) => (
        <div key={name}>
          <dt className={styles.field}>{name}</dt>
          <dd className={styles.side}>
            <span className={styles.name}>{side}</span>
            <span className={styles.before}>{before === "" ? "–" : before}</span>
          </dd>
          <dd className={styles.side}>
            <span className={styles.name}>Sheet</span>
            <span>{now === "" ? "–" : now}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
