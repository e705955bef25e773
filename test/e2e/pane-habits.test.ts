import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("the pane's habits, in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let visit: TrialVisit;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    visit = await TrialVisit.open(browser, trial.url);
    await visit.signInAs("Priya Nair");
    await visit.pane.getByText("rows need attention").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  const hasFocus = (control: Locator): Promise<void> =>
    expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true);

  const escape = (): Promise<void> => visit.page.keyboard.press("Escape");

  it("closes an open filter by Escape and gives the focus back to its chip", async () => {
    for (const name of ["Up to", "Client", "Person"]) {
      const chip = visit.button(name);
      await chip.click();
      expect(await chip.getAttribute("aria-expanded")).toBe("true");
      if (name !== "Up to") await visit.pane.getByRole("searchbox").click();
      else await visit.pane.getByLabel("Rows dated up to").focus();
      await escape();
      expect(await chip.getAttribute("aria-expanded")).toBe("false");
      await hasFocus(chip);
    }
  });

  it("closes a menu by Escape and gives the focus back to its button, each time", async () => {
    for (const name of ["More for this table", /^You: Priya Nair/, "More for this table"]) {
      const button = visit.button(name);
      await button.click();
      await visit.pane.getByRole("menu").waitFor();
      await escape();
      await visit.pane.getByRole("menu").waitFor({ state: "detached" });
      await hasFocus(button);
      await visit.page.waitForTimeout(300);
      await hasFocus(button);
    }
  });

  it("closes a dialog by Escape and gives the focus back to where it came from", async () => {
    const create = visit.button("Create run");
    await create.click();
    await visit.button(/^Create run with/).waitFor();
    await escape();
    await visit.pane.getByRole("dialog").waitFor({ state: "detached" });
    await hasFocus(create);
  });

  it("opens help from the person menu, in a page of its own", async () => {
    await visit.button(/^You: Priya Nair/).click();
    const [help] = await Promise.all([
      visit.page.context().waitForEvent("page"),
      visit.pane.getByRole("menuitem", { name: "Help" }).click(),
    ]);
    expect(await help.getByRole("heading", { level: 1 }).innerText()).toContain("Help");
    await help.close();
  });

  it("shows thousands of invoices as a list of which only what is in sight exists", async () => {
    const reader = await TrialVisit.open(browser, trial.url);
    await reader.pane.getByText("14 columns recognised").waitFor();
    const frame = await reader.paneFrame();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add("Many");
        const rows = Array.from({ length: 5_000 }, (_, at) => [`Client ${at}`, 1, 100 + at]);
        sheet.getRange("A1:C5001").values = [["Client", "Hours", "Rate"], ...rows];
        sheet.activate();
        sheet.getRange("A1").select();
        await context.sync();
      }),
    );
    await reader.button("More for this table").click();
    await reader.pane.getByRole("menuitem", { name: "Make a table from the selection" }).click();
    await reader.pane.getByText("5,000 invoices to be").waitFor();
    const list = reader.pane.getByRole("list", { name: "Invoices to be" });
    await list.getByRole("button", { name: /^Client 4999 / }).waitFor();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
    await frame.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await list.getByRole("button", { name: /^Client 0 / }).waitFor();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
    expect(reader.complaints).toEqual([]);
    await reader.close();
  });

  it("says so when the server is another version, and reloads on request", async () => {
    const newer = await TrialVisit.open(browser, trial.url);
    await newer.page.route("**/api/version", (route) =>
      route.fulfill({ json: { version: "9.9.9" } }),
    );
    await newer.page.reload();
    await newer.pane.getByText("Billing Runs has been renewed").waitFor();
    await newer.page.unroute("**/api/version");
    await newer.button("Reload").click();
    await newer.pane.getByText("14 columns recognised").waitFor();
    expect(await newer.pane.getByText("Billing Runs has been renewed").count()).toBe(0);
    await newer.close();
  });
});
