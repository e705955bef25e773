import type { Me } from "#shared/wire/me.ts";
import type { Api } from "../../../api/client.ts";
import { planCheck } from "../../../workbook/rows/check-rows.ts";
import type { CheckedRows } from "../../../workbook/rows/check-rows.ts";
import type { SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import { withPauses } from "../building/slices.ts";

/** Asks the server for clients and claims of all entries (design §4): bodies one after the other. */
export async function checkWithServer(
  api: Pick<Api, "check">,
  sheet: { table: SheetTable; mapping: ColumnMapping; entries: readonly SheetEntry[] },
  firm: Me["firm"],
  confirmedIds: readonly string[],
  signal?: AbortSignal,
): Promise<CheckedRows> {
  const plan = await withPauses(planCheck(sheet.table, sheet.mapping, sheet.entries), signal);
  const answers = [];
  for (const body of plan.bodies) answers.push(await api.check(body, signal));
  const taxCodes = new Set(firm.taxRates.map(({ code }) => code));
  const tax = { taxCodes, defaultTaxCode: firm.defaultTaxCode };
  return withPauses(plan.apply(answers, tax, new Set(confirmedIds)), signal);
}
