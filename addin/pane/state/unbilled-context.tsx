import { createContext, use, useMemo, useReducer } from "react";
import type { ReactNode } from "react";
import { decideUnbilled, startUnbilled } from "./unbilled/unbilled-state.ts";
import type { UnbilledAction, UnbilledState } from "./unbilled/unbilled-state.ts";

interface UnbilledDecisions {
  state: UnbilledState;
  dispatch: (action: UnbilledAction) => void;
}

const UnbilledContext = createContext<UnbilledDecisions>({
  state: startUnbilled,
  dispatch: () => undefined,
});

/** Keeps what was decided about the sheet while other screens are shown. */
export function UnbilledProvider({ children }: { children: ReactNode }) {
  const [state, dispatch] = useReducer(decideUnbilled, startUnbilled);
  const value = useMemo(() => ({ state, dispatch }), [state]);
  return <UnbilledContext value={value}>{children}</UnbilledContext>;
}

export function useUnbilledDecisions(): UnbilledDecisions {
  return use(UnbilledContext);
}
