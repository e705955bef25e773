import type { Unbilled } from "./use-unbilled.ts";

/**
 * The column that tells the invoices of a client apart (R6), as chosen now or as remembered of the table by its
 * header; null where it must be asked.
 */
export function knownGroupColumn({
  state,
  table,
  reading,
}: Pick<Unbilled, "table"> & {
  state: Pick<Unbilled["state"], "groupColumn">;
  reading: { data?: Pick<NonNullable<Unbilled["reading"]["data"]>, "choices"> | undefined };
}): number | null {
  if (state.groupColumn !== null) return state.groupColumn;
  const header = reading.data?.choices.groupHeader ?? null;
  const column = header === null ? -1 : (table?.headers.indexOf(header) ?? -1);
  return column === -1 ? null : column;
}
