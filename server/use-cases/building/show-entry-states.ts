import type { EntryState, EntryStatesAnswer, EntryStatus } from "#shared/wire/entry-state.ts";
import { findEntryStates } from "../../storage/entries-claims.ts";
import type { StoredEntryState } from "../../storage/entries-claims.ts";
import type { Context } from "../context.ts";

/** What became of the rows of a sheet, for Refresh; where they stand only as far as the person may see it (R5). */
export async function showEntryStates(
  { database, actor }: Context,
  keys: readonly string[],
): Promise<EntryStatesAnswer> {
  const { read, dialect } = database;
  const stored = await findEntryStates(read, dialect, actor.personId, new Set(keys));
  const states = new Map(stored.map((one) => [one.key, one]));
  return {
    // In the order asked: that of storage would tell in which order others made their invoices.
    entries: [...new Set(keys)].flatMap((key) => {
      const one = states.get(key);
      return one === undefined ? [] : entryState(one);
    }),
  };
}

function entryState(one: StoredEntryState): EntryState {
  return {
    key: one.key,
    status: statusOf[one.status],
    runId: one.seen ? one.runId : null,
    runName: one.seen ? one.runName : null,
    invoiceNumber: one.seen ? one.invoiceNumber : null,
    invoiceStatus: one.seen ? one.invoiceStatus : null,
  };
}

const statusOf: Record<StoredEntryState["status"], EntryStatus> = {
  "in-draft": "in-draft",
  billed: "billed",
  "part-billed": "part-billed",
  covered: "covered",
  "written-off": "written-off",
  released: "unbilled",
};
