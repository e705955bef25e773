import { fields } from "../../../workbook/mapping/fields.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";

/** How many columns have a meaning, and how many of those a person should look at. */
export function mappingCounts(mapping: ColumnMapping): { recognised: number; unsure: number } {
  const mapped = fields.filter((field) => mapping[field].column !== null);
  return {
    recognised: mapped.length,
    unsure: mapped.filter((field) => mapping[field].certainty === "unsure").length,
  };
}
