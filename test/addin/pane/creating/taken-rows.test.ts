import { describe, expect, it } from "vitest";
import { RowsTakenError } from "../../../../addin/pane/state/creating/creating-errors.ts";
import { takenItems, takenRows } from "../../../../addin/pane/state/creating/taken-rows.ts";

const items = [
  { location: "a", message: "Already billed." },
  { location: "gone", message: "Already on a draft invoice." },
];

describe("rows that somebody else took", () => {
  it("are told with the numbers that Excel shows, where the sheet still has them", () => {
    expect(takenItems(new RowsTakenError(items))).toEqual(items);
    expect(takenItems(new Error("else"))).toBeNull();
    const rows = takenRows(items, [
      { key: "b", sheetRow: 2 },
      { key: "a", sheetRow: 7 },
    ]);
    expect(rows.map(({ sheetRow }) => sheetRow)).toEqual([7, null]);
  });
});
