import { Button, Field, Select } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { counted, formatDate } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { DialogButtons, DialogForm } from "../../../../components/pane-dialog.tsx";
import { SkeletonRows } from "../../../../components/skeleton.tsx";
import { currentRoute } from "../../../state/navigation.ts";
import { usePane } from "../../../state/pane-context.ts";
import { useDraftRuns, useRun } from "../../../state/server-queries.ts";
import { knownGroupColumn } from "../../../state/unbilled/group-column.ts";
import { detailWords, groupingWords } from "../../choice-words.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { GroupColumn } from "./build-choices.tsx";
import type { TargetFormProps } from "./new-run-form.tsx";
import { PreviewSum } from "./preview-sum.tsx";

/** Which draft run the rows go to; date, grouping and detail are those of the run. */
export function AddToDraftForm({ unbilled, onSubmit, onClose }: TargetFormProps) {
  const locale = useLocale();
  const route = currentRoute(usePane().navigation);
  const wanted = route.screen === "unbilled" ? (route.addToRunId ?? null) : null;
  const drafts = useDraftRuns();
  const [chosenId, setChosenId] = useState<string | null>(wanted);
  const runId = chosenId ?? drafts.data?.runs[0]?.id ?? null;
  const run = useRun(runId);
  const { dispatch, preview, state } = unbilled;

  useEffect(() => {
    if (!run.data) return;
    const { grouping, detailLevel, invoiceDate } = run.data;
    const byColumn = grouping === "client-and-column";
    dispatch({
      type: "grouping-chosen",
      grouping,
      groupColumn: byColumn ? knownGroupColumn(unbilled) : null,
    });
    dispatch({ type: "detail-level-chosen", detailLevel });
    dispatch({ type: "invoice-date-chosen", invoiceDate });
    // Once a run is chosen its settings hold; the column is then the person's own choice.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [run.data, dispatch]);

  if (!drafts.data) {
    return (
      <DialogForm onSubmit={onClose}>
        {drafts.error ? (
          <ProblemNotice error={drafts.error} onRetry={() => void drafts.refetch()} />
        ) : (
          <SkeletonRows label="The draft runs are loading" rows={3} />
        )}
        <DialogButtons>
          <Button type="submit">Not now</Button>
        </DialogButtons>
      </DialogForm>
    );
  }
  const permission = run.data?.actions.addRows;
  const ready =
    run.data !== undefined &&
    permission?.allowed === true &&
    !preview.isPlaceholderData &&
    (run.data.grouping !== "client-and-column" || state.groupColumn !== null);

  function submit(): void {
    if (!ready || !run.data) return;
    const { id, name } = run.data;
    onSubmit({ target: { type: "draft-run", runId: id }, runName: name });
  }

  if (runId === null) {
    return (
      <DialogForm onSubmit={onClose}>
        <span>There is no draft run to add to. Create a run from these rows instead.</span>
        <DialogButtons>
          <Button type="submit" autoFocus>
            Close
          </Button>
        </DialogButtons>
      </DialogForm>
    );
  }
  return (
    <DialogForm onSubmit={submit}>
      <Field
        label="Draft run"
        {...(permission && !permission.allowed && permission.reason !== null
          ? { validationMessage: permission.reason }
          : {})}
      >
        <Select
          // The button that had the focus while the runs were loading is gone.
          autoFocus
          value={runId}
          onChange={(_, { value }) => setChosenId(value)}
        >
          {run.data && !drafts.data.runs.some(({ id }) => id === run.data.id) && (
            <option value={run.data.id}>{run.data.name}</option>
          )}
          {drafts.data.runs.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {run.data && (
        <span>
          {formatDate(run.data.invoiceDate, locale)} · {groupingWords[run.data.grouping]} ·{" "}
          {detailWords[run.data.detailLevel]}
        </span>
      )}
      {run.error && <ProblemNotice error={run.error} onRetry={() => void run.refetch()} />}
      {run.data?.grouping === "client-and-column" && <GroupColumn unbilled={unbilled} />}
      <PreviewSum unbilled={unbilled} />
      <DialogButtons>
        <Button type="submit" appearance="primary" disabledFocusable={!ready}>
          {`Add ${counted(preview.data?.entryCount ?? 0, "row", "rows", locale)}`}
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </DialogButtons>
    </DialogForm>
  );
}
