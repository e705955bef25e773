import type { CheckedRows } from "../../../workbook/rows/check-rows.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import { each } from "../../../workbook/rows/steps.ts";
import type { Steps } from "../../../workbook/rows/steps.ts";
import { collectAttention } from "./attention.ts";
import type { Attention } from "./attention.ts";
import { checkedBillable, uncheckedBillable } from "./billable.ts";
import type { Billable } from "./billable.ts";

/** All rows of a sheet, each either billable or with the reason why not (R11). */
export interface Judged extends Attention {
  all: Billable[];
}

/** Parts what can be billed from what cannot; `checked` is null while the server has not been asked. */
export function* judgeRows(understood: UnderstoodRows, checked: CheckedRows | null): Steps<Judged> {
  const all: Billable[] = [];
  const against = collectAttention();
  yield* each(understood.problems, against.addProblem);
  if (checked === null) {
    yield* each(understood.entries, (entry) => all.push(uncheckedBillable(entry)));
  } else {
    yield* each(checked.problems, against.addProblem);
    yield* each(checked.rows, (row) => {
      const billable = checkedBillable(row);
      if (billable === null) against.addClient(row);
      else all.push(billable);
    });
  }
  return { all, ...against.attention() };
}
