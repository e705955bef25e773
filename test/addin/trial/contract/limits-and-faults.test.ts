import { describe, expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";
import type { OpenedExcel } from "../excel-in-node.ts";
import { refusal } from "../refusal.ts";
import { hoursWorkbook } from "../sheets.ts";
import { protectSheet } from "../../../../addin/trial/model/sheet-protection.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";

const writeOne = ({ Excel }: OpenedExcel, value = "written"): Promise<void> =>
  Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("C2").values = [[value]];
    await context.sync();
  });

describe("limits", () => {
  it("refuse a request that is larger than a batch may be, and do nothing of it", async () => {
    const opened = openExcel();
    opened.host.payloadLimitBytes = 2000;
    expect((await refusal(writeOne(opened, "x".repeat(2000)))).code).toBe(
      "RequestPayloadSizeLimitExceeded",
    );
    expect(opened.workbook.activeSheet.cells.used()).toBeNull();
  });

  it("refuse an answer that is larger than a batch may be", async () => {
    const opened = openExcel({ workbook: hoursWorkbook() });
    opened.host.payloadLimitBytes = 1200;
    const refused = await refusal(
      opened.Excel.run(async (context) => {
        context.workbook.tables
          .getItem("Hours")
          .getRange()
          .load("values,text,numberFormat,valueTypes,formulas");
        await context.sync();
      }),
    );
    expect(refused.code).toBe("ResponsePayloadSizeLimitExceeded");
  });

  it("are 5 MB as Excel on the web has them", () => {
    expect(openExcel().host.payloadLimitBytes).toBe(5 * 1024 * 1024);
  });

  it("answer null for more than five million cells", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getActiveWorksheet()
        .getRange("A1:E1000001")
        .load("values,cellCount");
      await context.sync();
      expect([range.values, range.cellCount]).toEqual([null, 5_000_005]);
    });
  });
});

describe("a refused batch", () => {
  it("is what the add-in gets while a person edits a cell", async () => {
    const opened = openExcel();
    opened.workbook.cellBeingEdited = true;
    expect((await refusal(writeOne(opened))).code).toBe("InvalidOperationInCellEditMode");
    opened.workbook.cellBeingEdited = false;
    await writeOne(opened);
    expect(opened.workbook.activeSheet.text(1, 2)).toBe("written");
  });

  it.each(["GeneralException", "AccessDenied", "ActivityLimitReached", "InvalidOrTimedOutSession"])(
    "can be made with the code %s, once",
    async (code) => {
      const opened = openExcel();
      opened.host.breakNext({ kind: "refused", code });
      expect((await refusal(writeOne(opened))).code).toBe(code);
      await writeOne(opened);
    },
  );

  it("may have been done all the same", async () => {
    const opened = openExcel();
    opened.host.breakNext({ kind: "done-but-refused", code: "GeneralException" });
    expect((await refusal(writeOne(opened))).code).toBe("GeneralException");
    expect(opened.workbook.activeSheet.text(1, 2)).toBe("written");
  });

  it("may never be answered", async () => {
    const opened = openExcel();
    opened.host.breakNext({ kind: "unanswered" });
    let over = false;
    void writeOne(opened).finally(() => {
      over = true;
    });
    opened.host.breakNext();
    await new Promise((resolve) => setTimeout(resolve));
    expect([over, opened.workbook.activeSheet.text(1, 2)]).toEqual([false, ""]);
  });
});

describe("protection", () => {
  it("refuses changes of locked cells, and lets unlocked ones through", async () => {
    const workbook = hoursWorkbook();
    const opened = openExcel({ workbook });
    await opened.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hours");
      sheet.getRange("C2").format.protection.locked = false;
      sheet.protection.protect({ allowSort: true });
      sheet.protection.load("protected,options");
      await context.sync();
      expect([sheet.protection.protected, sheet.protection.options.allowSort]).toEqual([
        true,
        true,
      ]);
    });
    await writeOne(opened);
    const refused = await refusal(
      opened.Excel.run(async (context) => {
        context.workbook.tables.getItem("Hours").columns.add(undefined, undefined, "Invoice");
        await context.sync();
      }),
    );
    expect(refused.code).toBe("AccessDenied");
    expect(workbook.undo.depth).toBe(1);
  });

  it("refuses to protect twice, to open with another password, and opens with the right one", async () => {
    const workbook = hoursWorkbook();
    protectSheet(workbook.activeSheet, {}, "secret");
    const opened = openExcel({ workbook });
    const ask = (work: (protection: Excel.WorksheetProtection) => void): Promise<void> =>
      opened.Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem("Hours").protection);
        await context.sync();
      });
    expect((await refusal(ask((protection) => protection.protect()))).code).toBe("AccessDenied");
    expect((await refusal(ask((protection) => protection.unprotect("guess")))).code).toBe(
      "AccessDenied",
    );
    await ask((protection) => protection.unprotect("secret"));
    expect(workbook.activeSheet.protection).toBeNull();
  });

  it("of a workbook open for reading refuses every change", async () => {
    const opened = openExcel({ workbook: Object.assign(new Workbook(), { readOnly: true }) });
    await opened.Excel.run(async (context) => {
      context.workbook.load("readOnly");
      await context.sync();
      expect(context.workbook.readOnly).toBe(true);
    });
    expect((await refusal(writeOne(opened))).code).toBe("AccessDenied");
  });
});
