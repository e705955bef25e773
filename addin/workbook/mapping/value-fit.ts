import type { ColumnProfile } from "./column-profile.ts";
import type { Field } from "./fields.ts";

/** Fields that an empty column is never taken for: their headers are words that mean much else. */
const onlyByValues: ReadonlySet<Field> = new Set(["entryId", "kind", "status", "email"]);

/** How well the cells of a column can be a field, 0 to 1; an empty column fits everything half. */
export function valueFit(field: Field, profile: ColumnProfile): number {
  if (profile.filled === 0) return onlyByValues.has(field) ? 0 : 0.5;
  switch (field) {
    case "person":
      return profile.truths > 0.8 ? 0 : Math.max(profile.texts, 0.2 * profile.numbers);
    case "client":
    case "partner":
    case "description":
    case "notes":
      return Math.max(profile.texts, 0.2 * profile.numbers);
    case "clientCode":
    case "task":
    case "workItem":
      return Math.max(profile.texts, 0.9 * profile.numbers);
    case "taxCode":
      return Math.max(profile.texts, 0.7 * profile.numbers) * (profile.distinct > 0.5 ? 0.5 : 1);
    case "date":
      return Math.max(profile.dates, 0.9 * profile.serials);
    case "quantity":
      return profile.quantities;
    case "rate":
    case "value":
      return profile.timeFormat ? 0 : profile.numbers;
    case "currency":
      return profile.currencies;
    case "kind":
      return profile.kinds;
    case "billable":
      return Math.max(profile.truths, 0.9 * profile.statuses);
    case "status":
      return profile.statuses;
    case "email":
      return profile.emails;
    case "entryId":
      return profile.runningNumber || profile.dates > 0.5
        ? 0
        : profile.distinct > 0.95
          ? 1
          : profile.distinct > 0.8
            ? 0.6
            : 0;
  }
}

/** Below this share of fitting cells a header is not believed. */
export function leastFit(field: Field): number {
  switch (field) {
    case "kind":
    case "billable":
    case "currency":
    case "email":
    case "status":
      return 0.5;
    case "date":
    case "quantity":
    case "rate":
    case "value":
    case "entryId":
      return 0.3;
    default:
      return 0.1;
  }
}
