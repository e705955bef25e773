import { Button } from "@fluentui/react-components";
import { CheckmarkCircleRegular, DocumentSearchRegular } from "@fluentui/react-icons";
import { EmptyState } from "../../../components/empty-state.tsx";
import { usePane } from "../../state/pane-context.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

/** Why the sheet makes no invoice, and what comes next: all is done, filtered away, or needs attention first. */
export function NothingToBill(props: { unbilled: Unbilled; leftOutCount: number }) {
  const { dispatch } = usePane();
  const { judged } = props.unbilled;
  if (props.leftOutCount > 0) {
    return (
      <EmptyState
        icon={<DocumentSearchRegular />}
        title="No row to bill"
        action={
          <Button onClick={() => props.unbilled.dispatch({ type: "filters-cleared" })}>
            Clear the filters
          </Button>
        }
      >
        The filters leave nothing over. Clear them to see rows again.
      </EmptyState>
    );
  }
  if (!judged.data || judged.data.settled.length === 0) {
    return (
      <EmptyState icon={<DocumentSearchRegular />} title="No row to bill">
        No row of this table can be billed as it stands. The rows above say why.
      </EmptyState>
    );
  }
  const open = judged.data.attentionCount;
  const drafts = judged.data.settled.some(({ code }) => code === "in-another-draft");
  return (
    <EmptyState
      icon={<CheckmarkCircleRegular />}
      title={
        open === 0
          ? "Every row of this sheet is billed or on a draft"
          : "All the other rows are billed or on a draft"
      }
      action={
        <Button appearance="primary" onClick={() => dispatch({ type: "tab-chosen", tab: "runs" })}>
          Look at the runs
        </Button>
      }
    >
      {open > 0
        ? "What is left needs attention first; the list above says why."
        : drafts
          ? "Next: look through the draft run and post it. New rows show here as soon as they are in the sheet."
          : "New rows show here as soon as they are in the sheet."}
    </EmptyState>
  );
}
