import { createContext, use, useMemo, useReducer } from "react";
import type { ReactNode } from "react";
import { decideUnbilled, startUnbilled } from "./unbilled/unbilled-state.ts";
import { useSheetAccess } from "./services.ts";
import { useTables } from "./unbilled/tables.ts";
import { useSheetWatch } from "./use-sheet-watch.ts";
import type { SheetWatch } from "./use-sheet-watch.ts";
import type { UnbilledAction, UnbilledState } from "./unbilled/unbilled-state.ts";

interface UnbilledDecisions {
  watch: SheetWatch;
  state: UnbilledState;
  dispatch: (action: UnbilledAction) => void;
}

const UnbilledContext = createContext<UnbilledDecisions>({
  watch: { watchedId: null, staleReadId: 0 },
  state: startUnbilled,
  dispatch: () => undefined,
});

/** Keeps what was decided about the sheet, and follows it, while other screens are shown. */
export function UnbilledProvider({ children }: { children: ReactNode }) {
  const [state, dispatch] = useReducer(decideUnbilled, startUnbilled);
  const access = useSheetAccess();
  const workbook = access.status === "open" ? access.workbook : null;
  const { chosen } = useTables(workbook, state.tableId);
  const { watchedId, staleReadId } = useSheetWatch(workbook, chosen?.id ?? null);
  const value = useMemo(
    () => ({ state, dispatch, watch: { watchedId, staleReadId } }),
    [state, watchedId, staleReadId],
  );
  return <UnbilledContext value={value}>{children}</UnbilledContext>;
}

export function useUnbilledDecisions(): UnbilledDecisions {
  return use(UnbilledContext);
}
