import type { Me } from "#shared/wire/me.ts";
import type { Api } from "../../../api/client.ts";
import { planCheck } from "../../../workbook/rows/check-rows.ts";
import type { CheckedRows } from "../../../workbook/rows/check-rows.ts";
import type { SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { LongOptions } from "../../../workbook/workbook.ts";
import { withPauses } from "../building/slices.ts";

/** The rows of a table as they were understood. */
export interface SheetToCheck {
  table: SheetTable;
  mapping: ColumnMapping;
  entries: readonly SheetEntry[];
}

/** Asks the server for clients and claims of all entries (design §4): bodies one after the other. */
export async function checkWithServer(
  api: Pick<Api, "check">,
  sheet: SheetToCheck,
  firm: Me["firm"],
  confirmedIds: readonly string[],
  { signal, onProgress }: LongOptions = {},
): Promise<CheckedRows> {
  const plan = await withPauses(planCheck(sheet.table, sheet.mapping, sheet.entries), signal);
  const total = sheet.entries.length;
  const answers = [];
  let done = 0;
  for (const body of plan.bodies) {
    onProgress?.({ done, total });
    answers.push(await api.check(body, signal));
    done += body.entries.length;
  }
  const taxCodes = new Set(firm.taxRates.map(({ code }) => code));
  const tax = { taxCodes, defaultTaxCode: firm.defaultTaxCode };
  return withPauses(plan.apply(answers, tax, new Set(confirmedIds)), signal);
}
