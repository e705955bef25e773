import { tableIsGone } from "./excel-problem.ts";
import type { StaleReason } from "../workbook.ts";
import type { RunSession } from "./excel-session.ts";
import type { Timer } from "./timer.ts";

/** Events come in bursts; the last one of a burst counts. */
const quietMilliseconds = 300;

/** What an event says of who caused it and how; all of it may be missing. */
interface Hint {
  triggerSource?: string;
  changeType?: string;
}

/** Listens for changes that somebody else than this pane made; hints only, the next reading finds the truth. */
export async function watchTable(
  run: RunSession,
  timer: Timer,
  tableId: string,
  onStale: (reason: StaleReason) => void,
): Promise<() => Promise<void>> {
  let cancel = (): void => {};
  let pending: StaleReason | null = null;
  let stopped = false;
  const hint = (reason: StaleReason) => async (event: Hint) => {
    if (stopped || event.triggerSource === "ThisLocalAddin") return;
    pending = worse(pending, reason === "cells" ? reasonOf(event) : reason);
    cancel();
    cancel = timer.after(quietMilliseconds, () => {
      const reason = pending ?? "cells";
      pending = null;
      if (!stopped) onStale(reason);
    });
  };
  const handlers = await run({ kind: "read" }, async ({ context, sync }) => {
    const table = context.workbook.tables.getItemOrNullObject(tableId);
    table.load("id");
    await sync();
    if (table.isNullObject) throw tableIsGone();
    const added = [
      // of the sheet and not of the table, whose events do not say that it was this pane
      table.worksheet.onChanged.add(hint("cells")),
      table.worksheet.onRowHiddenChanged.add(() => hint("filter")({})),
      table.worksheet.onRowSorted.add(() => hint("rows")({})),
      context.workbook.tables.onDeleted.add(async (event) => {
        if (event.tableId === tableId) await hint("table-gone")({});
      }),
    ];
    await sync();
    return { context, added };
  });
  return async () => {
    if (stopped) return;
    stopped = true;
    cancel();
    await run({ kind: "read", context: handlers.context }, async ({ sync }) => {
      for (const handler of handlers.added) handler.remove();
      await sync();
    });
  };
}

function reasonOf({ changeType }: Hint): StaleReason {
  return changeType === undefined || changeType === "RangeEdited" ? "cells" : "rows";
}

const weights: Readonly<Record<StaleReason, number>> = {
  filter: 0,
  cells: 1,
  rows: 2,
  "table-gone": 3,
};

function worse(a: StaleReason | null, b: StaleReason): StaleReason {
  return a === null || weights[b] > weights[a] ? b : a;
}
