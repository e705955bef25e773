import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import type { OpenedExcel } from "../excel-in-node.ts";
import { hoursWorkbook } from "../sheets.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";

type Heard<T> = { readonly events: T[]; readonly next: () => Promise<T> };

function listener<T>(): Heard<T> & { readonly handler: (event: T) => Promise<void> } {
  const events: T[] = [];
  let waiting: ((event: T) => void)[] = [];
  return {
    events,
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    handler: (event) => {
      events.push(event);
      for (const resolve of waiting) resolve(event);
      waiting = [];
      return Promise.resolve();
    },
  };
}

/** Events are delivered in the order of their acts: after this one, all earlier ones have arrived. */
async function allDelivered({ Excel, workbook }: OpenedExcel): Promise<void> {
  const last = listener<Excel.WorksheetAddedEventArgs>();
  await Excel.run(async (context) => {
    context.workbook.worksheets.onAdded.add(last.handler);
    await context.sync();
  });
  const arrived = last.next();
  workbook.act("person", "Add a sheet", () => workbook.addSheet());
  await arrived;
}

describe("events", () => {
  it("tell of a cell that a person typed, with its value before and after and its range", async () => {
    const opened = openExcel({ workbook: hoursWorkbook() });
    const { Excel, workbook } = opened;
    const heard = listener<Excel.WorksheetChangedEventArgs>();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Hours").onChanged.add(heard.handler);
      await context.sync();
    });
    const arrived = heard.next();
    new Person(workbook).type(workbook.activeSheet, 1, 2, "3");
    const event = await arrived;
    expect(event).toMatchObject({
      type: "WorksheetChanged",
      address: "C2",
      changeType: "RangeEdited",
      source: "Local",
    });
    expect(event.triggerSource).toBeUndefined();
    expect(event.details).toMatchObject({
      valueBefore: 1.5,
      valueAfter: 3,
      valueTypeAfter: "Double",
    });
    await Excel.run(async (context) => {
      const range = event.getRange(context).load("values");
      await context.sync();
      expect(range.values).toEqual([[3]]);
    });
  });

  it("mark what this add-in wrote, and give no details of several cells", async () => {
    const { Excel } = openExcel({ workbook: hoursWorkbook() });
    const heard = listener<Excel.WorksheetChangedEventArgs>();
    const arrived = heard.next();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      sheet.onChanged.add(heard.handler);
      await context.sync();
      sheet.getRange("C2:C3").values = [[1], [2]];
      await context.sync();
    });
    const event = await arrived;
    expect([event.triggerSource, event.address, event.details]).toEqual([
      "ThisLocalAddin",
      "C2:C3",
      undefined,
    ]);
  });

  it("say Remote for somebody else who has the workbook open", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    const heard = listener<Excel.TableChangedEventArgs>();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Hours").onChanged.add(heard.handler);
      await context.sync();
    });
    const arrived = heard.next();
    new Person(workbook, "co-author").type(workbook.activeSheet, 1, 0, "Elm");
    expect(await arrived).toMatchObject({ type: "TableChanged", source: "Remote", address: "A2" });
  });

  it("tell once of an added row", async () => {
    const opened = openExcel({ workbook: hoursWorkbook() });
    const heard = listener<Excel.TableChangedEventArgs>();
    await opened.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Hours");
      table.onChanged.add(heard.handler);
      await context.sync();
      table.rows.add(undefined, [["Dale", 46350, 1, 100]]);
      await context.sync();
    });
    await allDelivered(opened);
    expect(heard.events.map(({ changeType, address }) => `${changeType} ${address}`)).toEqual([
      "RowInserted A6:D6",
    ]);
  });

  it("do not reach a table for changes elsewhere", async () => {
    const opened = openExcel({ workbook: hoursWorkbook() });
    const heard = listener<Excel.TableChangedEventArgs>();
    await opened.Excel.run(async (context) => {
      context.workbook.tables.getItem("Hours").onChanged.add(heard.handler);
      await context.sync();
    });
    new Person(opened.workbook).type(opened.workbook.activeSheet, 20, 0, "apart");
    await allDelivered(opened);
    expect(heard.events).toEqual([]);
  });

  it("tell of sorted rows, hidden rows, selections and tables", async () => {
    const opened = openExcel({ workbook: hoursWorkbook() });
    const { Excel, workbook } = opened;
    const kinds: string[] = [];
    const note = (event: { type: string; address?: string }): Promise<void> => {
      kinds.push(`${event.type} ${event.address ?? ""}`.trim());
      return Promise.resolve();
    };
    await Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      const sheet = worksheets.getItem("Hours");
      sheet.onRowSorted.add(note);
      sheet.onRowHiddenChanged.add(note);
      sheet.onSelectionChanged.add(note);
      tables.onAdded.add(note);
      tables.onDeleted.add(note);
      worksheets.onActivated.add(note);
      await context.sync();
    });
    const [table] = workbook.tables;
    const sheet = workbook.activeSheet;
    const person = new Person(workbook);
    if (table) person.sort(table, 2, true);
    if (table) person.filter(table, 0, { filterOn: "Values", values: ["Carter LLP"] });
    person.select(sheet, area(1, 0, 1, 1), area(3, 1, 1, 1));
    person.type(sheet, 10, 0, "Id");
    person.makeTable(sheet, area(10, 0, 2, 1));
    const notes = workbook.sheetNamed("Notes");
    if (notes) person.activate(notes);
    await allDelivered(opened);
    expect(kinds).toEqual([
      "WorksheetRowSorted A2:D5",
      "WorksheetRowHiddenChanged 2:4",
      "WorksheetSelectionChanged A2:B4",
      "TableAdded",
      "WorksheetActivated",
    ]);
  });

  it("end when the handler is removed, and pause while the add-in asks for it", async () => {
    const opened = openExcel({ workbook: hoursWorkbook() });
    const { Excel } = opened;
    const heard = listener<Excel.WorksheetChangedEventArgs>();
    const write = (value: number, quietly = false): Promise<void> =>
      Excel.run(async (context) => {
        context.runtime.enableEvents = !quietly;
        context.workbook.worksheets.getItem("Hours").getRange("C2").values = [[value]];
        await context.sync();
        context.runtime.enableEvents = true;
        await context.sync();
      });
    const handle = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.getItem("Hours").onChanged.add(heard.handler);
      await context.sync();
      return added;
    });
    await write(1, true);
    await write(2);
    await allDelivered(opened);
    await Excel.run(handle.context, async (context) => {
      handle.remove();
      await context.sync();
    });
    await write(3);
    await allDelivered(opened);
    expect(heard.events.map((event) => event.details?.valueAfter)).toEqual([2]);
  });

  it("tell of an undone change as of any other", async () => {
    const { Excel, workbook } = openExcel({ workbook: hoursWorkbook() });
    const person = new Person(workbook);
    person.type(workbook.activeSheet, 1, 2, "3");
    const heard = listener<Excel.WorksheetChangedEventArgs>();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Hours").onChanged.add(heard.handler);
      await context.sync();
    });
    const arrived = heard.next();
    person.undo();
    expect((await arrived).address).toBe("C2");
  });
});
