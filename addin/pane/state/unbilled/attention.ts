import { nameKey } from "#shared/names.ts";
import type { Money } from "#shared/wire/fields.ts";
import type { CheckedRow } from "../../../workbook/rows/check-rows.ts";
import type { RowProblem, RowProblemCode } from "../../../workbook/rows/sheet-entry.ts";
import { createTally } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** Rows that cannot be billed, or want a look, for one reason (R11). */
export interface AttentionGroup {
  code: RowProblemCode;
  title: string;
  blocks: boolean;
  totals: Money[];
  problems: readonly RowProblem[];
}

/** Rows that are billed or on a draft: nothing to mend, and nothing to bill. */
export interface SettledGroup {
  code: SettledCode;
  problems: readonly RowProblem[];
}

export type SettledCode = "already-billed" | "in-another-draft";

export interface Attention {
  groups: AttentionGroup[];
  settled: SettledGroup[];
  clients: ClientInTheWay[];
  /** Rows that need attention, those of unknown clients included and each once. */
  attentionCount: number;
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

export const attentionTitles: Record<RowProblemCode, string> = {
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
  "changed-after-billing": "Changed after billing",
  "changed-in-draft": "Changed since it was put on a draft",
  "looks-billed": "Looks billed already",
  "same-content": "Says the same as another row",
  covered: "Covered by a fixed fee",
  excluded: "Left out",
};

/** Takes what stands against rows one by one, and sorts it by reason. */
export function collectAttention() {
  const groups = new Map<string, { first: RowProblem; problems: RowProblem[]; tally: Tally }>();
  const settled = new Map<SettledCode, RowProblem[]>();
  const clients = new Map<string, { rows: CheckedRow[]; tally: Tally }>();
  const needing = new Set<number>();

  return {
    addProblem(problem: RowProblem): void {
      const { code, blocks, sheetRow, amountMinor, currency } = problem;
      if (code === "already-billed" || code === "in-another-draft") {
        found(settled, code, () => []).push(problem);
        return;
      }
      needing.add(sheetRow);
      const group = found(groups, `${code} ${blocks}`, () => ({
        first: problem,
        problems: [],
        tally: createTally(),
      }));
      group.problems.push(problem);
      if (amountMinor !== null && currency !== null) group.tally.add(currency, amountMinor);
    },

    /** A row whose client the server does not know, or does not let this person bill. */
    addClient(row: CheckedRow): void {
      const { clientName, clientCode, sheetRow, currency, valueMinor } = row.entry;
      needing.add(sheetRow);
      const client = found(clients, `${nameKey(clientName)}|${nameKey(clientCode)}`, () => ({
        rows: [],
        tally: createTally(),
      }));
      client.rows.push(row);
      client.tally.add(currency, valueMinor);
    },

    /** What blocks comes first, then by the number of rows; clients by the number of rows. */
    attention(): Attention {
      return {
        groups: [...groups.values()].map(groupOf).sort(blockingFirst),
        settled: (["already-billed", "in-another-draft"] as const).flatMap((code) => {
          const problems = settled.get(code);
          return problems === undefined ? [] : [{ code, problems }];
        }),
        clients: [...clients.values()]
          .flatMap(({ rows, tally }) => clientOf(rows, tally))
          .sort((a, b) => b.rows.length - a.rows.length),
        attentionCount: needing.size,
      };
    },
  };
}

function found<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function groupOf(group: {
  first: RowProblem;
  problems: RowProblem[];
  tally: Tally;
}): AttentionGroup {
  const { code, blocks } = group.first;
  return {
    code,
    blocks,
    title: attentionTitles[code],
    problems: group.problems,
    totals: group.tally.totals(),
  };
}

function blockingFirst(a: AttentionGroup, b: AttentionGroup): number {
  return Number(b.blocks) - Number(a.blocks) || b.problems.length - a.problems.length;
}

function clientOf(rows: CheckedRow[], tally: Tally): ClientInTheWay[] {
  const [first] = rows;
  if (!first) return [];
  const { clientName: name, clientCode: code } = first.entry;
  const totals = tally.totals();
  return [{ name, code, totals, rows, refusal: first.client?.refusal ?? null }];
}
