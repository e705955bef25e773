import { Button } from "@fluentui/react-components";
import type { RowProblem } from "../../../workbook/rows/sheet-entry.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

/** A person's word that this very row is other work than the one billed before; sent along and recorded (R10). */
export function ConfirmNotBilled({
  unbilled,
  problem,
}: {
  unbilled: Unbilled;
  problem: RowProblem;
}) {
  const id = problem.confirmationId;
  if (id === null) return null;
  return (
    <Button
      size="small"
      appearance="transparent"
      aria-label={`Bill row ${problem.sheetRow}, it is other work`}
      onClick={() => unbilled.dispatch({ type: "confirmed-not-billed", id })}
    >
      Bill it, it is other work
    </Button>
  );
}
