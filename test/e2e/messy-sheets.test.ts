import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("a messy sample sheet in the trial", { timeout: 60_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let visit: TrialVisit;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
  });
  beforeEach(async () => {
    visit = await TrialVisit.open(browser, trial.url);
  });
  afterEach(() => visit.close());
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  it("says what is wrong and where, and takes each mended cell without a click", async () => {
    await visit.openSampleSheet("English partner's list, as messy as they come");
    await visit.expectRowsToBill(3);
    await visit.button(/^Date not understood/).click();
    await visit.pane.getByText('"soon" in row 9').waitFor();
    await visit.button("Go to D9").click();
    await visit.typeInto("D9", "7 Nov 2026");
    await visit.expectRowsToBill(4);
    await visit.button(/^Date not understood/).waitFor({ state: "detached" });
    await visit.button(/^Same key twice/).click();
    await visit.button("Go to A11").click();
    await visit.typeInto("A11", "W-7");
    await visit.expectRowsToBill(5);
    await visit.button(/^Not a number/).click();
    await visit.button("Go to H8").click();
    await visit.typeInto("H8", "92.5");
    await visit.button(/^Amount differs/).click();
    await visit.button("Go to H6").click();
    await visit.typeInto("H6", "217.50");
    await visit.expectRowsToBill(7);
    await visit.pane.getByText(/needs? attention$/).waitFor({ state: "detached" });
  });

  it("turns swapped dates back when asked, remembers it, and leaves the cells alone", async () => {
    await visit.openSampleSheet("Day-first dates that Excel half understood");
    await visit.pane.getByText("Day and month look swapped").waitFor();
    await visit.pane.getByRole("radio", { name: "Turned back: Apr 3, 2026; Apr 5, 2026" }).click();
    await visit.pane.getByText("Day and month look swapped").waitFor({ state: "detached" });
    await visit.page.reload();
    await visit.pane.getByText(/are read with day and month turned back/).waitFor();
    await visit.button(/columns recognised$/).click();
    await visit.pane.getByRole("radio", { name: /^As they stand: Mar 4, 2026/ }).click();
    await visit.button("Show the invoices").click();
    await visit.expectRowsToBill(6);
    expect(await visit.pane.getByText(/turned back/).count()).toBe(0);
  });

  it("stays as it was left while another is open", async () => {
    await visit.openSampleSheet("German list with titles and a sum");
    await visit.expectRowsToBill(3);
    await visit.button(/^No client/).click();
    await visit.button("Go to B10").click();
    await visit.typeInto("B10", "Kranz GmbH");
    await visit.expectRowsToBill(4);
    await visit.openFile("The month of the sample firm");
    await visit.pane.getByText("14 columns recognised").waitFor();
    await visit.openFile("German list with titles and a sum");
    await visit.expectRowsToBill(4);
  });
});
