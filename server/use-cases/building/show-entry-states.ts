import type {
  EntryState,
  EntryStatesAnswer,
  EntryStatesBody,
  EntryStatus,
} from "#shared/wire/entry-state.ts";
import { findEntryStates, findKeysAlike } from "../../storage/entry-states.ts";
import type { StoredEntryState } from "../../storage/entry-states.ts";
import type { Context } from "../context.ts";

/**
 * What became of the rows of a sheet, for Refresh, and which keys rows have that lost them; where they stand and what
 * they said only as far as the person may see it (R5).
 */
export async function showEntryStates(
  context: Context,
  { keys, fingerprints = [], withContent = false }: EntryStatesBody,
): Promise<EntryStatesAnswer> {
  const { database, actor } = context;
  const { read, dialect } = database;
  const stored = await findEntryStates(read, dialect, actor.personId, new Set(keys));
  const states = new Map(stored.map((one) => [one.key, one]));
  return {
    // In the order asked: that of storage would tell in which order others made their invoices.
    entries: [...new Set(keys)].flatMap((key) => {
      const one = states.get(key);
      return one === undefined ? [] : entryState(one, withContent);
    }),
    alike: await keysAlike(context, fingerprints),
  };
}

async function keysAlike(
  { database: { read, dialect }, actor }: Context,
  fingerprints: readonly string[],
): Promise<EntryStatesAnswer["alike"]> {
  if (fingerprints.length === 0) return [];
  const found = await findKeysAlike(read, dialect, actor.personId, new Set(fingerprints));
  const keysOf = Map.groupBy(found, ({ fingerprint }) => fingerprint);
  return [...new Set(fingerprints)].flatMap((fingerprint) => {
    const keys = keysOf.get(fingerprint)?.map(({ key }) => key);
    return keys === undefined ? [] : { fingerprint, keys };
  });
}

function entryState(one: StoredEntryState, withContent: boolean): EntryState {
  const { key, seen } = one;
  return {
    key,
    status: statusOf[one.status],
    runId: seen ? one.runId : null,
    runName: seen ? one.runName : null,
    invoiceId: seen ? one.invoiceId : null,
    invoiceNumber: seen ? one.invoiceNumber : null,
    invoiceStatus: seen ? one.invoiceStatus : null,
    invoiceVersion: seen ? one.invoiceVersion : null,
    fingerprint: seen ? one.fingerprint : null,
    content: seen && withContent ? one.content : null,
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
