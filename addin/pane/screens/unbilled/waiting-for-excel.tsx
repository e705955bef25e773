import { Notice } from "../../../components/notice.tsx";
import { explainError } from "../../state/explain.ts";

/** Shown while a reading is tried again because Excel is not free; goes away by itself. */
export function WaitingForExcel({ reason }: { reason: Error | null }) {
  if (reason === null) return null;
  const { title, todo } = explainError(reason);
  return (
    <Notice tone="warning" title={title}>
      {todo} The pane goes on by itself then.
    </Notice>
  );
}
