import type { Me } from "#shared/wire/me.ts";
import type { Api } from "../../../api/client.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { UnderstandOptions } from "../../../workbook/rows/understand-rows.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { Workbook } from "../../../workbook/workbook.ts";
import { withPauses } from "../building/slices.ts";
import { filterRows } from "../unbilled/billable.ts";
import type { Billable } from "../unbilled/billable.ts";
import { judgeRows } from "../unbilled/judge-rows.ts";
import type { Preview, PreviewSettings } from "../unbilled/preview.ts";
import { checkWithServer } from "../unbilled/server-check.ts";
import { buildPreviewOf, understand } from "../unbilled/understood.ts";
import type { UnbilledState } from "../unbilled/unbilled-state.ts";
import { RowsTakenError, SheetChangedError } from "./creating-errors.ts";
import type { CreatingStep } from "./creating-state.ts";
import { sameMoney } from "./upload-plan.ts";

/** What the person agreed to, and from what it was made. */
export interface Agreement {
  table: SheetTable;
  mapping: ColumnMapping;
  state: UnbilledState;
  me: Me;
  picked: readonly Billable[];
  preview: Preview;
  settings: PreviewSettings;
  /** How the rows were read. */
  options: UnderstandOptions;
}

interface Dependencies {
  api: Pick<Api, "check">;
  workbook: Workbook;
}

export interface PreparedRows {
  table: SheetTable;
  picked: readonly Billable[];
  /** Copies of rows that carried the key of another one, and got their own. */
  copiedRows: number;
}

/**
 * Gives keys to rows that have none, reads the sheet again and makes sure that it still comes to what was
 * agreed: other people write in the same sheet, and Excel does not tell of everything.
 */
export async function prepareRows(
  { api, workbook }: Dependencies,
  agreed: Agreement,
  options: {
    onProgress: (step: CreatingStep, done: number, total: number) => void;
    signal: AbortSignal;
  },
): Promise<PreparedRows> {
  const { onProgress, signal } = options;
  const keyless = agreed.picked.flatMap(({ sheet }) =>
    sheet.key === null ? [sheet.sheetRow] : [],
  );
  let copiedRows = 0;
  if (keyless.length > 0) {
    onProgress("keys", 0, keyless.length);
    const { replaced } = await workbook.assignKeys(agreed.table, keyless, {
      signal,
      onProgress: ({ done, total }) => onProgress("keys", done, total),
    });
    copiedRows = replaced.length;
  }
  signal.throwIfAborted();
  onProgress("checking", 0, 0);
  const table = await workbook.readTable(agreed.table.id, { signal });
  const picked = await pickRows(api, table, agreed, signal);
  const preview = await buildPreviewOf(
    picked.map(({ entry }) => entry),
    agreed.settings,
  );
  const keysGiven = picked.every(({ sheet }) => sheet.key !== null);
  if (!keysGiven || !sameMoney(agreed.preview, preview)) throw new SheetChangedError();
  return { table, picked, copiedRows };
}

async function pickRows(
  api: Pick<Api, "check">,
  table: SheetTable,
  agreed: Agreement,
  signal: AbortSignal,
): Promise<Billable[]> {
  const { mapping, state, me, options } = agreed;
  const understood = await understand(table, mapping, options);
  const sheet = { table, mapping, entries: understood.entries };
  const checked = await checkWithServer(api, sheet, me.firm, state.confirmedIds, signal);
  const { all, settled } = await withPauses(judgeRows(understood, checked), signal);
  const wanted = new Set(agreed.picked.map(({ sheet }) => sheet.key));
  const taken = settled.flatMap(({ problems }) =>
    problems.flatMap(({ claim, message }) =>
      claim !== null && wanted.has(claim.key) ? [{ location: claim.key, message }] : [],
    ),
  );
  if (taken.length > 0) throw new RowsTakenError(taken);
  return withPauses(filterRows(all, state.filters, table.hiddenRows), signal);
}
