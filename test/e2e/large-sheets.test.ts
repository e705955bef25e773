import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
    const excel = await visit.excel();
    await excel.evaluate(({ host }) => {
      const answer = host.answer.bind(host);
      Object.assign(host, {
        answer: async (text: string) => {
          await new Promise((resolve) => {
            setTimeout(resolve, 700);
          });
          return answer(text);
        },
      });
    });
    await visit.choose("More for this table", "Make a table from the selection");
    await visit.pane.getByText(/^[\d,]+ of 40,000 rows$/).waitFor({ timeout: 60_000 });
    await visit.button("Cancel").click();
    await visit.pane.getByText("Large was not read").waitFor();
    await visit.button("Read it").click();
    await expect
      .poll(() => visit.figure("Rows to bill").catch(() => ""), { timeout: 60_000 })
      .toBe("40,000");
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
