import type { EntryStatesAnswer } from "#shared/wire/entry-state.ts";
import type { Api } from "../../api/client.ts";
import type { ColumnMapping } from "../../workbook/mapping/fields.ts";
import { lostKeys } from "../../workbook/rows/lost-keys.ts";
import type { UnderstandOptions } from "../../workbook/rows/understand-rows.ts";
import type { SheetTable } from "../../workbook/sheet-table.ts";
import type { PlacedKey, Workbook } from "../../workbook/workbook.ts";
import { understand } from "./unbilled/understood.ts";

const mostAsked = 5_000;

interface Dependencies {
  api: Pick<Api, "entryStates">;
  workbook: Pick<Workbook, "keyPrefix" | "placeKeys" | "readTable">;
}

export interface HealedKeys {
  /** The table read again when a key was put back, else the one given. */
  table: SheetTable;
  placed: number;
}

/**
 * Puts keys back that undo took from rows, and gives a copied key to the row that it belongs to (R10). A sheet with an
 * ID of its own has nothing to lose.
 */
export async function healKeys(
  deps: Dependencies,
  sheet: { table: SheetTable; mapping: ColumnMapping; reading: UnderstandOptions },
  signal?: AbortSignal,
): Promise<HealedKeys> {
  const { mapping, reading } = sheet;
  const unchanged = { table: sheet.table, placed: 0 };
  if (mapping.entryId.column !== null) return unchanged;
  const planned = await planFor(deps, sheet.table, mapping, reading, signal);
  if (planned.length === 0) return unchanged;
  await deps.workbook.placeKeys(sheet.table, planned, signal && { signal });
  const table = await deps.workbook.readTable(sheet.table.id, signal && { signal });
  const wrong = await misplaced(table, mapping, reading, planned, sheet.table, signal);
  if (wrong.length === 0) return { table, placed: planned.length };
  // Somebody moved rows in between: a key on another row's content is worse than none.
  await deps.workbook.placeKeys(table, wrong, signal && { signal });
  return { table: await deps.workbook.readTable(table.id, signal && { signal }), placed: 0 };
}

async function planFor(
  { api, workbook }: Dependencies,
  table: SheetTable,
  mapping: ColumnMapping,
  reading: UnderstandOptions,
  signal: AbortSignal | undefined,
): Promise<PlacedKey[]> {
  const { entries } = await understand(table, mapping, reading, signal);
  if (entries.every(({ key }) => key !== null)) return [];
  const lost = lostKeys(table, mapping, entries, await workbook.keyPrefix(table.id));
  const { copiedKeys, fingerprints } = lost;
  const answer: EntryStatesAnswer = { entries: [], alike: [] };
  for (let at = 0; at < Math.max(copiedKeys.length, fingerprints.length); at += mostAsked) {
    const body = {
      keys: copiedKeys.slice(at, at + mostAsked),
      fingerprints: fingerprints.slice(at, at + mostAsked),
    };
    const { entries: states, alike } = await api.entryStates(body, signal);
    answer.entries.push(...states);
    answer.alike.push(...alike);
  }
  return lost.plan(answer);
}

/** Keys that came to stand on another content than they were meant for. */
async function misplaced(
  table: SheetTable,
  mapping: ColumnMapping,
  reading: UnderstandOptions,
  planned: readonly PlacedKey[],
  before: SheetTable,
  signal: AbortSignal | undefined,
): Promise<PlacedKey[]> {
  const contentOf = async (read: SheetTable) => {
    const { entries } = await understand(read, mapping, reading, signal);
    return new Map(entries.map((entry) => [entry.sheetRow, entry]));
  };
  const meant = await contentOf(before);
  const found = [...(await contentOf(table)).values()];
  const byKey = new Map(found.map((entry) => [entry.key, entry]));
  return planned.flatMap(({ sheetRow, key }) => {
    const stands = byKey.get(key);
    if (key === "" || stands === undefined) return [];
    if (stands.fingerprint === meant.get(sheetRow)?.fingerprint) return [];
    return [{ sheetRow: stands.sheetRow, formerKey: key, key: "" }];
  });
}
