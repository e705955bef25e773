import type { Me } from "#shared/wire/me.ts";
import type { Api } from "../../../api/client.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { RowProblem, SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import type { UnderstandOptions } from "../../../workbook/rows/understand-rows.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import type { Workbook } from "../../../workbook/workbook.ts";
import { withPauses } from "../building/slices.ts";
import { filterRows } from "../unbilled/billable.ts";
import type { Billable } from "../unbilled/billable.ts";
import { judgeRows } from "../unbilled/judge-rows.ts";
import type { Judged } from "../unbilled/judge-rows.ts";
import type { Preview, PreviewSettings } from "../unbilled/preview.ts";
import { checkWithServer } from "../checking/server-check.ts";
import { buildPreviewOf, understand } from "../unbilled/understood.ts";
import type { UnbilledState } from "../unbilled/unbilled-state.ts";
import { RowsTakenError, SheetChangedError } from "./creating-errors.ts";
import type { TakenRows } from "./creating-errors.ts";
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
  const checked = await checkWithServer(api, sheet, me.firm, state.confirmedIds, { signal });
  const judged = await withPauses(judgeRows(understood, checked), signal);
  const taken = takenMeanwhile(judged, understood.entries, agreed.picked);
  if (taken !== null) throw new RowsTakenError(taken);
  return withPauses(filterRows(judged.all, state.filters, table.hiddenRows), signal);
}

/** Agreed rows that are billed by now under their own key, else those whose content is billed under another (R10). */
function takenMeanwhile(
  { settled, groups }: Judged,
  entries: readonly SheetEntry[],
  picked: readonly Billable[],
): TakenRows | null {
  const wantedKeys = new Set(picked.map(({ sheet }) => sheet.key));
  const wantedContent = new Set(picked.map(({ sheet }) => sheet.fingerprint));
  const itemsOf = (problems: readonly RowProblem[]) =>
    problems.flatMap(({ claim, message }) =>
      claim === null ? [] : [{ location: claim.key, message }],
    );
  const taken = settled.flatMap(({ problems }) =>
    problems.filter(({ claim }) => claim !== null && wantedKeys.has(claim.key)),
  );
  if (taken.length > 0) return { kind: "taken", items: itemsOf(taken) };
  const contentOf = new Map(entries.map(({ sheetRow, fingerprint }) => [sheetRow, fingerprint]));
  const alike = groups
    .filter(({ code }) => code === "looks-billed")
    .flatMap(({ problems }) => problems)
    .filter(({ sheetRow }) => wantedContent.has(contentOf.get(sheetRow) ?? ""));
  return alike.length > 0 ? { kind: "alike", items: itemsOf(alike) } : null;
}
