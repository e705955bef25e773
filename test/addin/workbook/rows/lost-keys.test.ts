import { describe, expect, it } from "vitest";
import type { EntryState, EntryStatesAnswer } from "#shared/wire/entry-state.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { lostKeys } from "../../../../addin/workbook/rows/lost-keys.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { makeTable } from "../sheet-table-factory.ts";

const headers = ["Date", "Client", "Description", "Hours", "Rate", "Billing key"];
const serial = 46_340;

/** A sheet of one-hour rows: what was done, and the key. */
function sheet(rows: readonly (readonly [text: string, key: string])[], prefix: string | null) {
  const table = makeTable(
    headers,
    rows.map(([text, key]) => [serial, "Aldgate", text, 1, 100, key === "" ? null : key]),
  );
  const mapping = guessMapping(table);
  const { entries } = understandRows(table, mapping, { defaultCurrency: "GBP" });
  const at = (index: number) => table.firstSheetRow + index;
  return { lost: lostKeys(table, mapping, entries, prefix), entries, at };
}

/** Fingerprint of a row with this text. */
const printOf = (text: string): string => sheet([[text, ""]], null).entries[0]?.fingerprint ?? "";

const answer = (known: Record<string, string>, alike: Record<string, string[]> = {}) =>
  ({
    // safe because only key and fingerprint are looked at
    entries: Object.entries(known).map(([key, text]) => ({
      key,
      fingerprint: printOf(text),
    })) as EntryState[],
    alike: Object.entries(alike).map(([text, keys]) => ({ fingerprint: printOf(text), keys })),
  }) satisfies EntryStatesAnswer;

describe("keys that rows lost", () => {
  it("are put back on rows of the same content, each once", () => {
    const { lost, at } = sheet(
      [
        ["Audit", ""],
        ["Payroll", ""],
        ["Audit", ""],
        ["Audit", ""],
      ],
      "ours",
    );
    expect(lost.fingerprints).toHaveLength(2);
    const keys = ["ours-1", "ours-2"];
    expect(lost.plan(answer({}, { Audit: keys }))).toEqual([
      { sheetRow: at(0), formerKey: "", key: "ours-1" },
      { sheetRow: at(2), formerKey: "", key: "ours-2" },
    ]);
  });

  it("are those of this table only: another export's rows are held back until confirmed", () => {
    const rows = [["Audit", ""]] as const;
    const alike = answer({}, { Audit: ["other-1"] });
    expect(sheet(rows, "ours").lost.plan(alike)).toEqual([]);
    expect(sheet(rows, null).lost.fingerprints).toEqual([]);
    expect(sheet(rows, null).lost.plan(alike)).toEqual([]);
  });

  it("stay where they are while another row has them", () => {
    const { lost } = sheet(
      [
        ["Audit", "ours-1"],
        ["Audit", ""],
      ],
      "ours",
    );
    expect(lost.plan(answer({}, { Audit: ["ours-1"] }))).toEqual([]);
  });
});

describe("a key that was copied", () => {
  const rows = (first: string, copy: string) =>
    [
      [first, "ours-1"],
      [copy, "ours-1"],
    ] as const;

  it("goes to the row that still says what the server has under it", () => {
    const { lost, at } = sheet(rows("Audit, edited copy", "Audit"), "ours");
    expect(lost.copiedKeys).toEqual(["ours-1"]);
    expect(lost.plan(answer({ "ours-1": "Audit" }))).toEqual([
      { sheetRow: at(0), formerKey: "ours-1", key: "" },
      { sheetRow: at(1), formerKey: "ours-1", key: "ours-1" },
    ]);
  });

  it("leaves the first row with the key that was its own before, if the sheet has it nowhere", () => {
    const { lost, at } = sheet(rows("Payroll", "Audit"), "ours");
    expect(lost.fingerprints).toEqual([printOf("Audit"), printOf("Payroll")]);
    expect(lost.plan(answer({ "ours-1": "Audit" }, { Payroll: ["ours-2"] }))).toEqual([
      { sheetRow: at(0), formerKey: "ours-1", key: "ours-2" },
      { sheetRow: at(1), formerKey: "ours-1", key: "ours-1" },
    ]);
  });

  it("stays with the first row where that says so too, or where nobody does", () => {
    expect(sheet(rows("Audit", "Audit"), "ours").lost.plan(answer({ "ours-1": "Audit" }))).toEqual(
      [],
    );
    expect(
      sheet(rows("Audit", "Payroll"), "ours").lost.plan(answer({ "ours-1": "Audit" })),
    ).toEqual([]);
    expect(sheet(rows("Tax", "Payroll"), "ours").lost.plan(answer({ "ours-1": "Audit" }))).toEqual(
      [],
    );
    expect(sheet(rows("Tax", "Audit"), "ours").lost.plan(answer({}))).toEqual([]);
  });
});
