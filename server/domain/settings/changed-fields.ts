import { isDeepStrictEqual } from "node:util";

/** The fields that a change really changes, before and after; null when it changes none. */
export function changedFields<Thing extends object>(
  before: Thing,
  change: Partial<Thing>,
): { before: Partial<Thing>; after: Partial<Thing> } | null {
  const old: Partial<Thing> = {};
  const next: Partial<Thing> = {};
  // safe because these are the keys of the change
  for (const key of Object.keys(change) as (keyof Thing)[]) {
    if (isDeepStrictEqual(before[key], change[key])) continue;
    old[key] = before[key];
    const value = change[key];
    if (value !== undefined) next[key] = value;
  }
  return Object.keys(old).length === 0 ? null : { before: old, after: next };
}
