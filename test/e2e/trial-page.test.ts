import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("the workbook of the trial, in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let visit: TrialVisit;

  /** The cell of a row and column as the grid numbers them: from 0, hidden ones left out. */
  const cell = (row: number, column: number): Locator =>
    visit.page
      .locator(
        `revogr-data:not([col-type=rowHeaders]) [data-rgrow="${row}"][data-rgcol="${column}"]`,
      )
      .last();

  /** What the workbook behind the page holds, read through the real Office.js. */
  const values = async (address: string): Promise<unknown[][]> =>
    (await visit.paneFrame()).evaluate(
      (wanted) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets
            .getItem("Unbilled")
            .getRange(wanted)
            .load("values");
          await context.sync();
          return range.values;
        }),
      address,
    );

  const becomes = (address: string, wanted: unknown[][]): Promise<void> =>
    expect.poll(() => values(address)).toEqual(wanted);

  /** Goes there by the name box, and waits until Excel has it selected. */
  const goTo = async (address: string): Promise<void> => {
    await visit.goToCell(address);
    const frame = await visit.paneFrame();
    const selected = (): Promise<string> =>
      frame.evaluate(() =>
        Excel.run(async (context) => {
          const range = context.workbook.getSelectedRange().load("address");
          await context.sync();
          return range.address;
        }),
      );
    await expect.poll(selected).toBe(`Unbilled!${address}`);
    await visit.page.waitForFunction(() => !(document.activeElement instanceof HTMLInputElement));
  };

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    visit = await TrialVisit.open(browser, trial.url);
    await visit.pane.getByRole("combobox").first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  it("leaves no error in the console of a visit", async () => {
    const other = await TrialVisit.open(browser, trial.url);
    await other.signInAs("Priya Nair");
    await other.pane.getByText("rows need attention").waitFor();
    await other.openRun("October 2026");
    expect([other.consoleErrors, other.complaints]).toEqual([[], []]);
    await other.close();
  });

  it("takes what is typed, and takes it back", async () => {
    const before = await values("E6");
    await cell(5, 4).click();
    await expect.poll(() => visit.page.getByLabel("Name box").inputValue()).toBe("E6");
    await visit.page.keyboard.type("Ann Other", { delay: 40 });
    await visit.page.keyboard.press("Enter");
    await becomes("E6", [["Ann Other"]]);
    await visit.page.keyboard.press("Control+z");
    await becomes("E6", before);
  });

  it("understands dates and numbers as Excel does", async () => {
    await goTo("P20");
    await visit.page.getByLabel("Formula bar").fill("24/11/2026");
    await visit.page.keyboard.press("Enter");
    await becomes("P20", [[46_350]]);
    await goTo("P21");
    await visit.page.getByLabel("Formula bar").fill("12.5%");
    await visit.page.keyboard.press("Enter");
    await becomes("P21", [[0.125]]);
  });

  it("clears a selection that was made with the keyboard", async () => {
    await cell(19, 15).click();
    await expect.poll(() => visit.page.getByLabel("Name box").inputValue()).toBe("P20");
    await visit.page.keyboard.press("Shift+ArrowDown");
    await expect.poll(() => visit.page.getByLabel("Name box").inputValue()).toBe("2R × 1C");
    await visit.page.keyboard.press("Delete");
    await becomes("P20:P21", [[""], [""]]);
  });

  it("filters a table from its header, skips the hidden rows, and shows them again", async () => {
    await goTo("A1");
    await visit.page.getByLabel("Sort and filter Client", { exact: true }).click();
    await visit.page.getByRole("searchbox").fill("brightwater group");
    await visit.page.getByRole("button", { name: "Apply" }).click();
    await expect.poll(() => cell(3, 1).innerText()).toBe("Brightwater Group plc");
    const numbers = await visit.page.locator(".row-number.filtered").allInnerTexts();
    expect(numbers.slice(0, 2)).toEqual(["13", "14"]);
    await goTo("B13");
    await visit.page.getByRole("button", { name: "Clear filters" }).click();
    await expect.poll(() => visit.page.locator(".row-number.filtered").count()).toBe(0);
  });

  it("sorts, and undoes the sorting", async () => {
    const before = await values("K4:K6");
    await visit.page.getByLabel("Sort and filter Client", { exact: true }).click();
    await visit.page.getByRole("button", { name: "Sort Z to A" }).click();
    await expect.poll(() => values("K4:K6")).not.toEqual(before);
    await visit.page.getByRole("button", { name: "Undo" }).click();
    await becomes("K4:K6", before);
  });

  it("inserts and deletes rows of the table", async () => {
    const before = await values("A5:N5");
    await goTo("B5");
    await visit.page.getByRole("button", { name: "Insert rows" }).click();
    await becomes("A6:N6", before);
    await goTo("B5");
    await visit.page.getByRole("button", { name: "Delete rows" }).click();
    await becomes("A5:N5", before);
  });

  it("brings into view what the add-in selects", async () => {
    const frame = await visit.paneFrame();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Unbilled").getRange("N300").select();
        await context.sync();
      }),
    );
    await expect.poll(() => visit.page.getByLabel("Name box").inputValue()).toBe("N300");
    await expect
      .poll(() => visit.page.locator(".row-number", { hasText: /^300$/ }).isVisible())
      .toBe(true);
  });

  it("keeps the pane running while it is closed", async () => {
    await visit.page.getByRole("button", { name: "Close the pane" }).click();
    await expect.poll(() => visit.page.locator("iframe").isVisible()).toBe(false);
    await visit.page.getByRole("button", { name: "Billing Runs" }).click();
    await visit.pane.getByRole("combobox").first().waitFor();
  });

  it("outlives a reload, and starts afresh when asked", async () => {
    await goTo("P2");
    await visit.page.getByLabel("Formula bar").fill("kept");
    await visit.page.keyboard.press("Enter");
    await becomes("P2", [["kept"]]);
    await visit.page.reload();
    await visit.pane.getByRole("combobox").first().waitFor();
    await becomes("P2", [["kept"]]);
    await visit.page.getByRole("button", { name: "Start afresh" }).click();
    await visit.page.getByRole("dialog").getByRole("button", { name: "Start afresh" }).click();
    await visit.pane.getByRole("combobox").first().waitFor();
    await becomes("P2", [[""]]);
    expect(visit.complaints).toEqual([]);
  });
});
