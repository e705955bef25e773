import { describe, expect, it } from "vitest";
import { rowIds, withoutIgnored } from "../../../../addin/pane/state/unbilled/ignored-rows.ts";
import { judgeRows } from "../../../../addin/pane/state/unbilled/judge-rows.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { finish } from "../../../../addin/workbook/rows/steps.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { makeTable } from "../../workbook/sheet-table-factory.ts";

const headers = ["Client", "Date", "Description", "Amount"];

function read(amount: string | number) {
  const table = makeTable(headers, [
    ["Aldgate", "23/11/2026", "Call", amount],
    ["Birch", "23/11/2026", "Letter", "later"],
    ["Cedar", "23/11/2026", "Return", 50],
  ]);
  const mapping = guessMapping(table);
  const understood = understandRows(table, mapping, { defaultCurrency: "GBP" });
  return { judged: finish(judgeRows(understood, null)), idOf: rowIds(table, mapping) };
}

describe("ignoring a row that cannot be billed", () => {
  it("puts that row aside, and no other", () => {
    const { judged, idOf } = read("ask Tom");
    const told = withoutIgnored(judged, [idOf(2)], idOf);
    expect(judged.attentionCount).toBe(2);
    expect(told.attentionCount).toBe(1);
    expect(told.ignored.map(({ sheetRow }) => sheetRow)).toEqual([2]);
    expect(told.groups.flatMap(({ problems }) => problems.map((one) => one.sheetRow))).toEqual([3]);
  });

  it("tells of the row again when it says something else", () => {
    const before = read("ask Tom");
    const after = read("ask Priya");
    const told = withoutIgnored(after.judged, [before.idOf(2)], after.idOf);
    expect(told.ignored).toEqual([]);
    expect(told.attentionCount).toBe(2);
  });
});
