import { sumByCurrency } from "#shared/money.ts";
import { nameKey } from "#shared/names.ts";
import type { Money } from "#shared/wire/fields.ts";
import type { CheckedRow } from "../../../workbook/rows/check-rows.ts";
import type { RowProblem, RowProblemCode } from "../../../workbook/rows/sheet-entry.ts";

/** Rows that cannot be billed, or want a look, for one reason (R11). */
export interface AttentionGroup {
  code: RowProblemCode;
  title: string;
  blocks: boolean;
  totals: Money[];
  problems: readonly RowProblem[];
}

/** A name in the sheet that the server does not know (R17), or that this person may not bill (R6). */
export interface ClientInTheWay {
  name: string;
  code: string;
  totals: Money[];
  rows: readonly CheckedRow[];
  /** null: unknown, and can be created. */
  refusal: string | null;
}

const titles: Record<RowProblemCode, string> = {
  "no-client": "No client",
  "no-value": "No amount",
  "not-a-number": "Not a number",
  "too-large": "Amount too large",
  "date-not-understood": "Date not understood",
  "amount-differs": "Amount differs",
  "unknown-kind": "Kind not understood",
  "unknown-currency": "Currency not known",
  "unknown-tax-code": "Tax code not known",
  "already-billed": "Already billed",
  "in-another-draft": "In another draft",
  "duplicate-key": "Same key twice",
  "looks-billed": "Looks billed already",
  covered: "Covered by a fixed fee",
  excluded: "Left out",
};

function amountsOf(problems: readonly RowProblem[]): Money[] {
  return sumByCurrency(
    problems.flatMap(({ amountMinor, currency }) =>
      amountMinor === null || currency === null ? [] : [{ amountMinor, currency }],
    ),
  );
}

/** By reason; what blocks first, then by the number of rows. */
export function attentionGroups(problems: readonly RowProblem[]): AttentionGroup[] {
  const byReason = Map.groupBy(problems, ({ code, blocks }) => `${code} ${blocks}`);
  return [...byReason.values()]
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const { code, blocks } = first;
      return [{ code, blocks, title: titles[code], problems: rows, totals: amountsOf(rows) }];
    })
    .sort((a, b) => Number(b.blocks) - Number(a.blocks) || b.problems.length - a.problems.length);
}

/** Distinct names that the server does not know, or whose clients this person may not bill; most rows first. */
export function clientsInTheWay(rows: readonly CheckedRow[]): ClientInTheWay[] {
  const stopped = rows.filter(({ client }) => client === null || client.refusal !== undefined);
  const byName = Map.groupBy(
    stopped,
    ({ entry }) => `${nameKey(entry.clientName)}|${nameKey(entry.clientCode)}`,
  );
  return [...byName.values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const totals = sumByCurrency(
        same.map(({ entry }) => ({ currency: entry.currency, amountMinor: entry.valueMinor })),
      );
      const { clientName: name, clientCode: code } = first.entry;
      return [{ name, code, totals, rows: same, refusal: first.client?.refusal ?? null }];
    })
    .sort((a, b) => b.rows.length - a.rows.length);
}

/** Rows that count as needing attention, unknown clients included. */
export function attentionRowCount(
  groups: readonly AttentionGroup[],
  clients: readonly ClientInTheWay[],
): number {
  const rows = new Set<number>();
  for (const { problems } of groups) for (const { sheetRow } of problems) rows.add(sheetRow);
  for (const { rows: same } of clients) for (const { entry } of same) rows.add(entry.sheetRow);
  return rows.size;
}
