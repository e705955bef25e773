import { expect, it } from "vitest";
import { openExcel } from "../excel-in-node.ts";

it("reads what it wrote", async () => {
  const { Excel, host } = openExcel();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
    range.values = [[1, 2], [3, 4]];
    range.load("values,address");
    await context.sync();
    expect(range.values).toEqual([[1, 2], [3, 4]]);
    expect(range.address).toBe("Sheet1!A1:B2");
  });
  expect(host.roundTrips).toHaveLength(1);
});
