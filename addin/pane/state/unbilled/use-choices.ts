import { useQueryClient } from "@tanstack/react-query";
import { noChoices } from "../../../workbook/mapping/remembered-choices.ts";
import type { TableChoices } from "../../../workbook/mapping/remembered-choices.ts";
import { sheetKeys } from "./tables.ts";
import type { Reading } from "./sheet-reading.ts";
import type { Unbilled } from "./use-unbilled.ts";

/** What was said of the open table, and how to say something else; kept in the workbook. */
export function useChoices({
  workbook,
  table,
  reading,
}: Pick<Unbilled, "workbook" | "table" | "reading">) {
  const client = useQueryClient();
  const choices = reading.data?.choices ?? noChoices;
  function change(part: Partial<TableChoices>): void {
    if (table === null) return;
    const changed = { ...choices, ...part };
    client.setQueryData<Reading>(
      sheetKeys.reading(table.id),
      (known) => known && { ...known, choices: changed },
    );
    // Forgotten on a workbook that cannot be written; it holds until the table is read again.
    workbook?.rememberChoices(table, changed).catch(() => undefined);
  }
  return { choices, change };
}
