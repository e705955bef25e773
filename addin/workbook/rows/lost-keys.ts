import { assignedKeys } from "./row-keys.ts";
import type { EntryStatesAnswer } from "#shared/wire/entry-state.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { PlacedKey } from "../workbook.ts";
import type { SheetEntry } from "./sheet-entry.ts";

/** What to ask the server about rows that have no key of their own. */
export interface LostKeys {
  /** Keys that stand on several rows. */
  copiedKeys: string[];
  /** Of rows that have no key, or that of an earlier row. */
  fingerprints: string[];
  /** Keys to put back, from what the server answered. */
  plan(answer: EntryStatesAnswer): PlacedKey[];
}

/**
 * Finds the keys of rows that lost them by undo, and the rightful row of a key that was copied (R10): the row that
 * still says what the server has under that key. `prefix` is how keys of this very table begin: the same content in
 * another export is other rows until a person says more.
 */
export function lostKeys(
  table: SheetTable,
  mapping: ColumnMapping,
  entries: readonly SheetEntry[],
  prefix: string | null,
): LostKeys {
  const keys = assignedKeys(table, mapping);
  const keyAt = (sheetRow: number) => keys[sheetRow - table.firstSheetRow] ?? null;
  const present = new Set(keys.flatMap(({ key }) => key ?? []));
  const keyless = entries.filter(({ key }) => key === null);
  const firstOf = new Map(entries.map((entry) => [entry.sheetRow, entry]));
  const copied = (entry: SheetEntry): { key: string; first: SheetEntry | null } | null => {
    const copyOf = keyAt(entry.sheetRow)?.copyOf ?? null;
    const key = copyOf === null ? null : (keyAt(copyOf)?.key ?? null);
    return copyOf === null || key === null ? null : { key, first: firstOf.get(copyOf) ?? null };
  };
  const copies = keyless.flatMap((entry) => copied(entry) ?? []);
  // A row whose key turns out to be its copy's has lost its own key.
  const askedFor = [...keyless, ...copies.flatMap(({ first }) => first ?? [])];
  return {
    copiedKeys: [...new Set(copies.map(({ key }) => key))],
    fingerprints: prefix === null ? [] : [...new Set(askedFor.map((one) => one.fingerprint))],
    plan: ({ entries: states, alike }) => {
      const known = new Map(states.map((state) => [state.key, state.fingerprint]));
      const free = new Map(
        alike.map((one) => [
          one.fingerprint,
          one.keys.filter((key) => prefix !== null && key.startsWith(prefix) && !present.has(key)),
        ]),
      );
      const freeKey = (entry: SheetEntry) => free.get(entry.fingerprint)?.shift();
      const moved = new Set<string>();
      return keyless.flatMap((entry): PlacedKey[] => {
        const { sheetRow, fingerprint } = entry;
        const copy = copied(entry);
        const first = copy?.first ?? null;
        if (
          copy !== null &&
          first !== null &&
          !moved.has(copy.key) &&
          known.get(copy.key) === fingerprint &&
          first.fingerprint !== fingerprint
        ) {
          const { key } = copy;
          moved.add(key);
          return [
            { sheetRow: first.sheetRow, formerKey: key, key: freeKey(first) ?? "" },
            { sheetRow, formerKey: key, key },
          ];
        }
        const key = freeKey(entry);
        if (key === undefined) return [];
        return [{ sheetRow, formerKey: copy?.key ?? "", key }];
      });
    },
  };
}
