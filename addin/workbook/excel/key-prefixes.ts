import { readOnlyRefusal } from "./find-table.ts";
import type { RunSession } from "./excel-session.ts";

const settingKey = "billing-runs.key-prefixes";
const prefixLength = 8;

/** A key never given before, for a table whose keys begin like this. */
export type NewKey = (prefix: string) => string;

/** A UUID but for its beginning. */
export const randomKey: NewKey = (prefix) => prefix + crypto.randomUUID().slice(prefix.length);

/**
 * Keys given in one table begin alike, and the workbook remembers how. The settings of a workbook are not part of
 * Excel's undo, so rows that lost their keys by it are told from rows of another export.
 */
export async function keyPrefix(run: RunSession, tableId: string): Promise<string | null> {
  return run({ kind: "read" }, async ({ context, sync }) => {
    const setting = context.workbook.settings.getItemOrNullObject(settingKey);
    setting.load("value");
    await sync();
    return prefixes(setting.isNullObject ? null : setting.value)[tableId] ?? null;
  });
}

/** The same; a table that has none gets one. */
export async function keepKeyPrefix(run: RunSession, tableId: string): Promise<string> {
  // not as a write: settings are not part of undo, and Excel refuses such calls inside an undo group
  return run({ kind: "read" }, async ({ context, sync }) => {
    const { workbook } = context;
    const setting = workbook.settings.getItemOrNullObject(settingKey);
    setting.load("value");
    workbook.load("readOnly");
    await sync();
    const known = prefixes(setting.isNullObject ? null : setting.value);
    const before = known[tableId];
    if (before !== undefined) return before;
    // Excel itself would only say that access is denied
    if (workbook.readOnly) throw readOnlyRefusal();
    const prefix = crypto.randomUUID().slice(0, prefixLength);
    workbook.settings.add(settingKey, JSON.stringify({ ...known, [tableId]: prefix }));
    await sync();
    return prefix;
  });
}

/** Anything that is not of our shape counts as nothing. */
function prefixes(stored: unknown): Record<string, string> {
  if (typeof stored !== "string") return {};
  try {
    const parsed: unknown = JSON.parse(stored);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter(([, prefix]) => typeof prefix === "string"),
    );
  } catch {
    return {};
  }
}
