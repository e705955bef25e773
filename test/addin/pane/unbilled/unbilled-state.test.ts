import { describe, expect, it } from "vitest";
import {
  decideUnbilled,
  hasFilters,
  noFilters,
  startUnbilled,
} from "../../../../addin/pane/state/unbilled/unbilled-state.ts";
import type { UnbilledAction } from "../../../../addin/pane/state/unbilled/unbilled-state.ts";

const after = (...actions: UnbilledAction[]) => actions.reduce(decideUnbilled, startUnbilled);

describe("what is decided about the open sheet", () => {
  it("does not carry over to another table", () => {
    const there = after(
      { type: "filters-changed", filters: { upTo: "2026-11-30", clients: ["Aldgate"] } },
      { type: "confirmed-not-billed", id: "f#1" },
      { type: "sorted", by: "name" },
      { type: "table-chosen", tableId: "t2" },
    );
    expect(there).toEqual({ ...startUnbilled, tableId: "t2", sortBy: "name" });
  });

  it("clears all filters in one go and leaves the rest", () => {
    const there = after(
      { type: "detail-level-chosen", detailLevel: "one-line" },
      { type: "filters-changed", filters: { visibleOnly: true } },
      { type: "filters-changed", filters: { selectedRows: [4, 5] } },
    );
    expect(hasFilters(there.filters)).toBe(true);
    const cleared = decideUnbilled(there, { type: "filters-cleared" });
    expect(cleared.filters).toEqual(noFilters);
    expect(cleared.detailLevel).toBe("one-line");
  });

  it("takes a selection of nothing for a filter, not for none", () => {
    expect(hasFilters({ ...noFilters, selectedRows: [] })).toBe(true);
  });

  it("confirms a row once, however often it is said", () => {
    const there = after(
      { type: "confirmed-not-billed", id: "f#1" },
      { type: "confirmed-not-billed", id: "f#1" },
    );
    expect(there.confirmedIds).toEqual(["f#1"]);
  });

  it("does not let a confirmation or a date hold for the next run", () => {
    const there = after(
      { type: "confirmed-not-billed", id: "f#1" },
      { type: "invoice-date-chosen", invoiceDate: "2026-11-30" },
      { type: "run-created" },
    );
    expect(there.confirmedIds).toEqual([]);
    expect(there.invoiceDate).toBeNull();
  });
});
