import { useMemo } from "react";
import { rowIds, withoutIgnored } from "./ignored-rows.ts";
import type { WithoutIgnored } from "./ignored-rows.ts";
import { useChoices } from "./use-choices.ts";
import type { Unbilled } from "./use-unbilled.ts";

/** What needs attention without the rows that the person ignores, and how to ignore one or take that back. */
export function useIgnored(unbilled: Unbilled) {
  const { table, mapping } = unbilled;
  const { choices, change } = useChoices(unbilled);
  const judged = unbilled.judged.data;
  const idOf = useMemo(
    () => (table === null || mapping === null ? () => "" : rowIds(table, mapping)),
    [table, mapping],
  );
  const told = useMemo(
    (): WithoutIgnored | null => (judged ? withoutIgnored(judged, choices.ignored, idOf) : null),
    [judged, choices.ignored, idOf],
  );
  return {
    told,
    ignore: (sheetRow: number) =>
      change({ ignored: [...new Set([...choices.ignored, idOf(sheetRow)])] }),
    undo: (sheetRow: number) =>
      change({ ignored: choices.ignored.filter((id) => id !== idOf(sheetRow)) }),
  };
}
