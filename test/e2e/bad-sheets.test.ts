import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../addin/trial/page/session.ts";
import { launchChromium } from "../setup/chromium.ts";
import { Colleague } from "./colleague.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("a workbook that stands in the way", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let judith: Colleague;
  let visit: TrialVisit;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    judith = await Colleague.signIn(trial.url, "judith-marsh");
  });
  afterEach(() => visit.close());
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  const openVisit = async (before?: (page: Page) => Promise<void>): Promise<void> => {
    visit = await TrialVisit.open(browser, trial.url, before ? { before } : {});
  };
  const says = (text: string | RegExp): Promise<void> =>
    // eight seconds of patience with a cell that is edited are in it
    visit.pane.getByText(text).first().waitFor({ timeout: 30_000 });

  /** Runs in the pane, with the real Office.js, as another add-in would. */
  const changeWorkbook = async (work: (context: Excel.RequestContext) => void): Promise<void> =>
    (await visit.paneFrame()).evaluate(
      (source) =>
        Excel.run(async (context) => {
          // safe because it is the source of a function that takes the context; a function cannot cross into a page
          // oxlint-disable-next-line typescript/no-implied-eval
          (new Function(`return (${source})`)() as (of: Excel.RequestContext) => void)(context);
          await context.sync();
        }),
      work.toString(),
    );

  /** Opens the dialog, fills in a name, and presses the button that says what happens. */
  const createRun = async (name: string): Promise<void> => {
    await visit.button("Create run").click();
    await visit.pane.getByLabel("Name").fill(name);
    await visit.pane.getByLabel("Invoice date").fill("2026-11-30");
    await visit.button(/^Create run with \d+ invoices?$/).click();
  };

  it("without a table: makes one of the rows around the selection", async () => {
    await openVisit();
    await says("14 columns recognised");
    await changeWorkbook((context) =>
      context.workbook.tables.getItem("Timesheet").convertToRange(),
    );
    await says("This workbook has no table yet");
    await changeWorkbook((context) => {
      context.workbook.worksheets.getItem("Rates").getRange("H20").select();
    });
    await visit.button("Make a table from the selection").click();
    await says("No table was made.");
    await changeWorkbook((context) => {
      context.workbook.worksheets.getItem("Unbilled").getRange("B6").select();
    });
    await visit.button("Make a table from the selection").click();
    await says("14 columns recognised");
    expect(await visit.pane.getByRole("combobox").first().innerText()).toContain(" · 412 rows");
  });

  it("with a table that says nothing of clients: asks for the columns, and takes the answer", async () => {
    await openVisit();
    await says("14 columns recognised");
    await changeWorkbook((context) => {
      const sheet = context.workbook.worksheets.add("Notes");
      sheet.getRange("A1:C3").values = [
        ["Column1", "Column2", "Column3"],
        ["HD", 40, 3],
        ["FH", 12, 4],
      ];
      sheet.tables.add("A1:C3", true).name = "Notes";
      sheet.getRange("A2").select();
    });
    await visit.choose("More for this table", "Make a table from the selection");
    await says("The columns are not clear yet");
    await says(/To bill from this table the pane needs/);
    await visit.button("Choose the columns").click();
    await visit.pane.getByLabel("Client", { exact: true }).selectOption("Column1 (A)");
    await visit.pane.getByLabel("Amount", { exact: true }).selectOption("Column2 (B)");
    await visit.button("Show the invoices").click();
    await expect.poll(() => visit.figure("Rows to bill")).toBe("2");
  });

  it("protected before its rows have keys: sends nothing, and goes on when it is unprotected", async () => {
    await openVisit();
    await visit.signInAs("Priya Nair");
    await changeWorkbook((context) => {
      context.workbook.worksheets.getItem("Unbilled").protection.protect();
    });
    await createRun("Protected first");
    await says("The sheet is protected");
    await says(/nothing was written\. No run was made\./);
    await says(/Remove the protection under Review, Unprotect Sheet/);
    expect(await judith.runsNamed("Protected first")).toEqual([]);
    await changeWorkbook((context) => {
      context.workbook.worksheets.getItem("Unbilled").protection.unprotect();
    });
    await visit.button("Back").click();
    await visit.button(/^Create run with \d+ invoices$/).click();
    await visit.pane.getByRole("heading", { name: "Protected first" }).waitFor();
    expect(await judith.runsNamed("Protected first")).toEqual(["Protected first"]);

    // the same rows again, which have their keys by now
    await visit.choose("More for this run", "Delete run");
    await visit.pane
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await visit.pane.getByRole("tab", { name: "Unbilled" }).click();
    await changeWorkbook((context) => {
      context.workbook.worksheets.getItem("Unbilled").protection.protect();
    });
    await createRun("Protected later");
    await visit.pane.getByRole("heading", { name: "Protected later" }).waitFor();
    await says(/The sheet could not be brought up to date; use Refresh sheet/);
    const before = await visit.sheetRows();
    expect(before.some(({ run }) => run === "Protected later")).toBe(false);
    await visit.choose("More for this run", "Refresh sheet");
    await says("The sheet is protected");
    await changeWorkbook((context) => {
      context.workbook.worksheets.getItem("Unbilled").protection.unprotect();
    });
    await visit.button("Try again").click();
    await says(/rows were brought up to date/);
    const after = await visit.sheetRows();
    expect(after.filter(({ run }) => run === "Protected later").length).toBeGreaterThan(300);
    await visit.choose("More for this run", "Delete run");
    await visit.pane
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await visit.pane.getByRole("tab", { name: "Draft" }).waitFor();
  });

  it("open for reading only: shows the preview, and says why no run can be made of it", async () => {
    await openVisit((page) => prepareExcel(page, "readOnly"));
    await says("14 columns recognised");
    await visit.signInAs("Priya Nair");
    await createRun("Read only");
    await says("The workbook is read-only");
    await says(/open for reading only\. No run was made\./);
    await says(/Open it for editing or save a copy/);
    expect(await judith.runsNamed("Read only")).toEqual([]);
  });

  it("with a cell being typed into: waits, says why, and goes on by itself", async () => {
    await openVisit((page) => prepareExcel(page, "cellBeingEdited"));
    await says("A cell is being edited");
    await says(/The pane goes on by itself then/);
    const excel = await visit.excel();
    await excel.evaluate(({ workbook }) =>
      Object.defineProperty(workbook, "cellBeingEdited", { value: false, writable: true }),
    );
    await says("14 columns recognised");

    await excel.evaluate((session) => session.editing(true));
    await visit.choose("More for this table", "Read again");
    await says("A cell is being edited");
    await excel.evaluate((session) => session.editing(false));
    await visit.pane.getByText("A cell is being edited").waitFor({ state: "detached" });
  });

  it("with a cell being typed into while it is written: waits, and otherwise makes no run", async () => {
    await openVisit();
    await visit.signInAs("Priya Nair");
    const excel = await visit.excel();
    await excel.evaluate((session) => session.editing(true));
    await createRun("While typing");
    await says("A cell is being edited");
    await says(/No run was made\./);
    expect(await judith.runsNamed("While typing")).toEqual([]);
    await visit.button("Back").click();
    await visit.button(/^Create run with \d+ invoices$/).click();
    await says("Giving each row its key");
    await excel.evaluate((session) => session.editing(false));
    await visit.pane.getByRole("heading", { name: "While typing" }).waitFor();
    await visit.choose("More for this run", "Delete run");
    await visit.pane
      .getByRole("dialog")
      .getByRole("button", { name: /^Delete/ })
      .click();
    await visit.pane.getByRole("tab", { name: "Draft" }).waitFor();
  });

  it("that never answers a reading: gives up, says that nothing was changed, and reads again", async () => {
    await openVisit((page) => page.clock.install());
    await says("14 columns recognised");
    const excel = await visit.excel();
    await excel.evaluate((session) => session.host.breakNext({ kind: "unanswered" }));
    await visit.choose("More for this table", "Read again");
    await unansweredBatch(excel);
    await visit.page.clock.fastForward(21_000);
    await says("Excel did not answer");
    await says(/Nothing was changed/);
    await visit.button("Try again").click();
    await visit.pane
      .getByText("Excel did not answer", { exact: true })
      .waitFor({ state: "detached" });
    await says("14 columns recognised");
  });

  it("that never answers a writing: keeps the run, and Refresh mends the sheet", async () => {
    await openVisit((page) => page.clock.install());
    await visit.signInAs("Priya Nair");
    const excel = await visit.excel();
    await visit.page.route("**/commit", async (route) => {
      await excel.evaluate((session) => session.host.breakNext({ kind: "unanswered" }));
      await route.continue();
    });
    await createRun("Unanswered");
    await unansweredBatch(excel);
    await visit.page.clock.fastForward(61_000);
    await visit.pane.getByRole("heading", { name: "Unanswered" }).waitFor();
    await says(/The sheet could not be brought up to date; use Refresh sheet/);
    expect(await judith.runsNamed("Unanswered")).toEqual(["Unanswered"]);
    await visit.choose("More for this run", "Refresh sheet");
    await says(/rows were brought up to date/);
    const rows = await visit.sheetRows();
    expect(rows.filter(({ run }) => run === "Unanswered").length).toBeGreaterThan(300);
  });
});

/** Holds a property of the workbook at true from the first moment, before the pane asks for anything. */
async function prepareExcel(page: Page, property: "readOnly" | "cellBeingEdited"): Promise<void> {
  await page.addInitScript((name) => {
    Object.defineProperty(window, "trial", {
      configurable: true,
      set: (session: Session) => {
        Object.defineProperty(session.workbook, name, {
          configurable: true,
          get: () => true,
          set: () => {},
        });
        Object.defineProperty(window, "trial", { value: session, configurable: true });
      },
    });
  }, property);
}

/** Resolves once a batch is waiting for an answer that will never come. */
async function unansweredBatch(excel: Awaited<ReturnType<TrialVisit["excel"]>>): Promise<void> {
  const unanswered = () => excel.evaluate(({ host }) => host.unanswered);
  await expect.poll(unanswered, { timeout: 15_000 }).toBe(1);
}
