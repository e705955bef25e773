import { describe, expect, it } from "vitest";
import { ProblemError } from "../../../../addin/api/problem-error.ts";
import { RowsTakenError } from "../../../../addin/pane/state/creating/creating-errors.ts";
import {
  leavesOutTaken,
  numberedRows,
  takenRowsOf,
} from "../../../../addin/pane/state/creating/taken-rows.ts";
import type { Billable } from "../../../../addin/pane/state/unbilled/billable.ts";
import type { SheetEntry } from "../../../../addin/workbook/rows/sheet-entry.ts";
import type { ProblemCode } from "#shared/wire/problem.ts";

const items = [
  { location: "a", message: "Already billed." },
  { location: "gone", message: "Already on a draft invoice." },
];

function refusal(code: ProblemCode): ProblemError {
  const problem = { type: "", title: "", status: 409, detail: "", requestId: "", errors: items };
  return new ProblemError({ ...problem, code });
}

function picked(
  key: string,
  confirmedNotBilled = false,
): Pick<Billable, "sheet" | "confirmedNotBilled"> {
  // safe because only the key of the row is looked at
  return { sheet: { key } as SheetEntry, confirmedNotBilled };
}

describe("rows that somebody else took", () => {
  it("are told whether the pane or the server found them, and nothing else is taken for them", () => {
    const rows = { kind: "taken", items } as const;
    expect(takenRowsOf(new RowsTakenError(rows))).toEqual(rows);
    expect(takenRowsOf(refusal("rows-taken"))).toEqual(rows);
    expect(takenRowsOf(refusal("rows-look-billed"))).toEqual({ kind: "alike", items });
    expect(takenRowsOf(refusal("validation"))).toBeNull();
    expect(takenRowsOf(new Error("else"))).toBeNull();
  });

  it("are told with the numbers that Excel shows, where the sheet still has them", () => {
    const rows = numberedRows(items, [
      { key: "b", sheetRow: 2 },
      { key: "a", sheetRow: 7 },
    ]);
    expect(rows.map(({ sheetRow }) => sheetRow)).toEqual([7, null]);
  });

  it("are left out of what is made next, but for those that a person has confirmed", () => {
    expect(leavesOutTaken(items, [picked("b")])).toBe(true);
    expect(leavesOutTaken(items, [picked("a"), picked("b")])).toBe(false);
    expect(leavesOutTaken(items, [picked("a", true), picked("b")])).toBe(true);
  });
});
