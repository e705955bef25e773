import type { Browser, JSHandle } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../addin/trial/page/session.ts";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

const rowCount = 40_000;

describe("a table that takes its time, in Chromium", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  it("says how far its reading is, stops when told, and is read when asked again", async () => {
    const visit = await TrialVisit.open(browser, trial.url);
    await visit.pane.getByText("14 columns recognised").waitFor();
    const frame = await visit.paneFrame();
    await frame.evaluate(
      (rows) =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.add("Large");
          const address = `A1:D${rows + 1}`;
          sheet.getRange("A1:D1").values = [["Client", "Date", "Description", "Amount"]];
          for (let start = 0; start < rows; start += 10_000) {
            sheet.getRange(`A${start + 2}:D${start + 10_001}`).values = Array.from(
              { length: 10_000 },
              (_, index) => [
                `Client ${index % 50}`,
                46_330,
                `A description of what was done, number ${start + index}`,
                100,
              ],
            );
            await context.sync();
          }
          sheet.tables.add(address, true).name = "Large";
          sheet.getRange("A2").select();
          await context.sync();
        }),
      rowCount,
    );
    await slowDown(await visit.excel());
    await visit.choose("More for this table", "Make a table from the selection");
    await visit.pane.getByText(/^[\d,]+ of 40,000 rows$/).waitFor({ timeout: 60_000 });
    await visit.button("Cancel").click();
    await visit.pane.getByText("Large was not read").waitFor();
    await visit.button("Read it").click();
    await expect
      .poll(() => visit.figure("Rows to bill").catch(() => ""), { timeout: 60_000 })
      .toBe("40,000");

    await visit.page.route("**/api/check", async (route) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 700);
      });
      // what was cancelled meanwhile has nobody to answer
      await route.continue().catch(() => undefined);
    });
    await visit.signInAs("Priya Nair");
    const checking = visit.pane.getByText("Clients, tax and earlier billing are being checked", {
      exact: true,
    });
    await checking.waitFor();
    await visit.pane.getByText("5,000 of 40,000 rows").waitFor();
    await visit.button("Cancel").click();
    await visit.pane.getByText("The rows were not checked", { exact: true }).waitFor();
    expect(await visit.button("Create run").getAttribute("aria-disabled")).toBe("true");
    await visit.button("Check them").click();
    await checking.waitFor();
    await checking.waitFor({ state: "detached", timeout: 60_000 });
    await visit.button(/^Client not known/).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it("stops a refresh of the sheet when told, and goes on when asked again", async () => {
    const visit = await TrialVisit.open(browser, trial.url);
    await visit.signInAs("Priya Nair");
    await visit.button("Create run").click();
    await visit.pane.getByLabel("Name").fill("Slow sheet");
    await visit.pane.getByLabel("Invoice date").fill("2026-11-30");
    await visit.button(/^Create run with \d+ invoices?$/).click();
    await visit.pane.getByRole("heading", { name: "Slow sheet" }).waitFor();
    const billedRows = async (): Promise<number> =>
      (await visit.sheetRows()).filter(({ run }) => run === "Slow sheet").length;
    await expect.poll(billedRows).toBeGreaterThan(300);
    const frame = await visit.paneFrame();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        const { columns } = context.workbook.tables.getItem("Timesheet");
        columns.getItem("Billing run").getDataBodyRange().clear("Contents");
        await context.sync();
      }),
    );
    const fast = await slowDown(await visit.excel());
    await visit.choose("More for this run", "Refresh sheet");
    await visit.pane.getByText("The sheet is being brought up to date").waitFor();
    await visit.button("Cancel").click();
    await visit.pane.getByText(/^You cancelled it\./).waitFor();
    await fast();
    expect(await billedRows()).toBe(0);
    await visit.choose("More for this run", "Refresh sheet");
    await visit.pane.getByText(/rows were brought up to date/).waitFor();
    expect(await billedRows()).toBeGreaterThan(300);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});

/** Excel takes 700 ms for each request from now on; the answer ends that. */
async function slowDown(excel: JSHandle<Session>): Promise<() => Promise<void>> {
  const answer = await excel.evaluateHandle(({ host }) => {
    const quick = host.answer.bind(host);
    Object.assign(host, {
      answer: async (text: string) => {
        await new Promise((resolve) => {
          setTimeout(resolve, 700);
        });
        return quick(text);
      },
    });
    return quick;
  });
  return () =>
    excel.evaluate(({ host }, quick) => {
      Object.assign(host, { answer: quick });
    }, answer);
}
