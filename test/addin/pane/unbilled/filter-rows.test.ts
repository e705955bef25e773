import { describe, expect, it } from "vitest";
import { filterRows, uncheckedBillable } from "../../../../addin/pane/state/unbilled/billable.ts";
import { finish } from "../../../../addin/workbook/rows/steps.ts";
import { noFilters } from "../../../../addin/pane/state/unbilled/unbilled-state.ts";
import type { Filters } from "../../../../addin/pane/state/unbilled/unbilled-state.ts";
import type { SheetEntry } from "../../../../addin/workbook/rows/sheet-entry.ts";

function row(sheetRow: number, fields: Partial<SheetEntry>): SheetEntry {
  return {
    sheetRow,
    key: null,
    fingerprint: `f${sheetRow}`,
    kind: "time",
    clientName: "Aldgate Ltd",
    clientCode: "",
    clientEmail: "",
    workItem: "",
    date: "2026-11-10",
    person: "Tom",
    partner: "",
    description: "",
    quantityMicro: 1_000_000,
    rateMicro: null,
    valueMinor: 10_000,
    currency: "GBP",
    taxCode: null,
    groupLabel: "",
    ...fields,
  };
}

const rows = [
  row(4, {}),
  row(5, { date: "2026-11-30", person: "Grace" }),
  row(6, { date: null, clientName: "ALDGATE  LTD" }),
  row(7, { date: "2026-12-01", clientName: "Birch" }),
].map(uncheckedBillable);

const left = (filters: Partial<Filters>, hiddenRows: number[] = []) =>
  finish(filterRows(rows, { ...noFilters, ...filters }, hiddenRows)).map(
    ({ sheet }) => sheet.sheetRow,
  );

describe("filters", () => {
  it("leave everything in while there are none", () => {
    expect(left({}, [5])).toEqual([4, 5, 6, 7]);
  });

  it("take rows up to a day, that day included, and those without a date", () => {
    expect(left({ upTo: "2026-11-30" })).toEqual([4, 5, 6]);
  });

  it("know a client however the name is written", () => {
    expect(left({ clients: ["Aldgate Ltd"] })).toEqual([4, 5, 6]);
  });

  it("add up: every filter must let a row pass", () => {
    expect(left({ clients: ["Aldgate Ltd"], people: ["Grace"] })).toEqual([5]);
  });

  it("leave hidden rows out only when asked to", () => {
    expect(left({ visibleOnly: true }, [5, 7])).toEqual([4, 6]);
  });

  it("take the rows of the selection, and none when it touched none", () => {
    expect(left({ selectedRows: [5, 7, 90] })).toEqual([5, 7]);
    expect(left({ selectedRows: [] })).toEqual([]);
  });
});
