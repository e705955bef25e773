import { describe, expect, it } from "vitest";
import { knownGroupColumn } from "../../../../addin/pane/state/unbilled/group-column.ts";
import { noChoices } from "../../../../addin/workbook/mapping/remembered-choices.ts";
import { makeTable } from "../../workbook/sheet-table-factory.ts";

const table = makeTable(["Client", "Amount", "Partner"], []);

const known = (groupColumn: number | null, groupHeader: string | null) =>
  knownGroupColumn({
    state: { groupColumn },
    table,
    reading: { data: { choices: { ...noChoices, groupHeader } } },
  });

describe("the column that tells a client's invoices apart", () => {
  it("is the one chosen now, else the one remembered of the table by its header", () => {
    expect(known(1, "Partner")).toBe(1);
    expect(known(null, "Partner")).toBe(2);
  });

  it("is asked for when none was chosen before, or when it is gone", () => {
    expect(known(null, null)).toBeNull();
    expect(known(null, "Office")).toBeNull();
  });
});
