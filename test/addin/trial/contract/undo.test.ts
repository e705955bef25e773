import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { openExcel } from "../excel-in-node.ts";
import { hoursWorkbook } from "../sheets.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { HostError } from "../../../../addin/trial/host-error.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { storedWorkbook } from "../../../../addin/trial/model/stored-workbook.ts";
import type { Workbook } from "../../../../addin/trial/model/workbook.ts";

/** Everything but the counter of ids, which never goes back. */
const contentOf = (workbook: Workbook): unknown => ({ ...storedWorkbook(workbook), lastId: 0 });

describe("undo", () => {
  it("takes back a batch of the add-in in one step, and does it again", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    const before = contentOf(workbook);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      table.columns.add(undefined, undefined, "Invoice");
      table.columns.add(undefined, undefined, "Status");
      table.getDataBodyRange().getColumnsAfter(1).values = [["a"], ["b"], ["c"], ["d"]];
      Reflect.set(table.getDataBodyRange(), "numberFormat", "@");
      await context.sync();
    });
    const after = contentOf(workbook);
    const person = new Person(workbook);
    expect(person.undo()).toBe(true);
    expect(contentOf(workbook)).toEqual(before);
    expect(person.redo()).toBe(true);
    expect(contentOf(workbook)).toEqual(after);
    expect([person.undo(), person.undo()]).toEqual([true, false]);
  });

  it("is no step for a batch that only reads, nor for a selection", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Hours").getRange().load("values").select();
      await context.sync();
    });
    expect(workbook.undo.depth).toBe(0);
  });

  it("does not bring back settings, and is emptied by deleting a sheet", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    await Excel.run(async (context) => {
      context.workbook.settings.add("mapping", { client: 1 });
      context.workbook.worksheets.getItem("Notes").getRange("A1").values = [["x"]];
      await context.sync();
      expect(workbook.undo.depth).toBe(1);
      new Person(workbook).undo();
      expect(workbook.settings.get("mapping")).toEqual({ client: 1 });
      context.workbook.worksheets.getItem("Notes").delete();
      await context.sync();
    });
    expect([workbook.undo.depth, workbook.undo.canRedo]).toEqual([0, false]);
  });

  it("restores the workbook after any acts, and redo brings them back", () => {
    const at = fc.record({
      top: fc.nat(8),
      left: fc.nat(5),
      rows: fc.integer({ min: 1, max: 3 }),
      columns: fc.integer({ min: 1, max: 3 }),
    });
    const act = fc.tuple(
      fc.constantFrom(
        "type",
        "paste",
        "clear",
        "sort",
        "filter",
        "hide",
        "insert",
        "delete",
        "open",
        "close",
        "format",
        "table",
      ),
      at,
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
        const workbook = hoursWorkbook();
        const person = new Person(workbook);
        const before = contentOf(workbook);
        for (const [kind, where, text] of acts) tryAct(person, kind, where, text);
        const after = contentOf(workbook);
        let steps = 0;
        while (person.undo()) steps++;
        expect(contentOf(workbook)).toEqual(before);
        for (let step = 0; step < steps; step++) person.redo();
        expect(contentOf(workbook)).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
});

function tryAct(person: Person, kind: string, where: ReturnType<typeof area>, text: string): void {
  const sheet = person.workbook.activeSheet;
  const table = sheet.tables[where.top % Math.max(1, sheet.tables.length)];
  const column = table ? where.left % table.columns.length : 0;
  try {
    if (kind === "type") person.type(sheet, where.top, where.left, text);
    else if (kind === "paste")
      person.paste(sheet, where, [
        [text, 1],
        [2, text],
      ]);
    else if (kind === "clear") person.clear(sheet, where);
    else if (kind === "sort" && table) person.sort(table, column, where.rows > 1);
    else if (kind === "filter" && table)
      person.filter(table, column, { filterOn: "Custom", criterion1: `>${where.rows}` });
    else if (kind === "hide") person.hideRows(sheet, where, where.columns > 1);
    else if (kind === "insert") person.insertRows(sheet, where);
    else if (kind === "delete") person.deleteRows(sheet, where);
    else if (kind === "open") person.insertColumns(sheet, where);
    else if (kind === "close") person.deleteColumns(sheet, where);
    else if (kind === "format") person.format(sheet, where, "0.00");
    else if (kind === "table") person.makeTable(sheet, where);
  } catch (thrown) {
    if (!(thrown instanceof HostError)) throw thrown;
  }
}
