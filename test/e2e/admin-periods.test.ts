import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { AdminVisit } from "./admin-visit.ts";
import { Colleague } from "./colleague.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";

describe("the admin’s periods, audit and numbering", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let visit: AdminVisit;
  let page: Page;
  let priya: Colleague;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    priya = await Colleague.signIn(trial.url, "priya-nair");
    await priya.createRun("Drafts of November");
    visit = await openAs("Judith Marsh", 1366);
    page = visit.page;
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  async function openAs(name: string, width: number): Promise<AdminVisit> {
    const opened = await AdminVisit.open(browser, trial.url, { width });
    await opened.signInAs(name);
    await opened.openSection({ title: "Periods", hash: "#/periods" });
    return opened;
  }

  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const inDialog = (name: string) =>
    page.getByRole("dialog").getByRole("button", { name, exact: true });

  it("closes a period with the keyboard, and tells where the audit stood", async () => {
    await button("Close November 2026").focus();
    await page.keyboard.press("Enter");
    await page.getByText("No draft that you can see is dated in it.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await inDialog("Close November 2026").focus();
    await page.keyboard.press("Enter");
    await page.getByText("November 2026 is closed").waitFor();
    await page.getByText(/Keep this mark of the audit with the books: [0-9a-f]{64}/).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  it("reopens it for a reason, and is told when somebody else was faster", async () => {
    await button("Reopen November 2026").click();
    expect(await inDialog("Reopen November 2026").getAttribute("aria-disabled")).toBe("true");
    await page.getByLabel("Reason").fill("One invoice was missing");
    const judith = await Colleague.signIn(trial.url, "judith-marsh");
    await judith.reopenPeriod("2026-11");
    await inDialog("Reopen November 2026").click();
    await page.getByRole("dialog").getByText("The period is closed as before.").waitFor();
    await inDialog("Not now").click();
    await button("Close November 2026").waitFor();
  });

  it("adds the periods that follow", async () => {
    const before = await page.getByRole("listitem").count();
    await button("Add periods").click();
    await page.getByLabel("How many").fill("3");
    await page.getByText(/^From 1 \w+ \d{4} to \d+ \w+ \d{4}, all of them open\.$/).waitFor();
    await inDialog("Add periods").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.getByRole("listitem").count()).toBe(before + 3);
  });

  it("deletes the last one again, which was one too many", async () => {
    const before = await page.getByRole("listitem").count();
    const last = page.getByRole("button", { name: /^Delete / }).first();
    const name = (await last.getAttribute("aria-label")) ?? "";
    await last.click();
    await page.getByText(/^For a period that was added by mistake\./).waitFor();
    expect(await visit.violations()).toEqual([]);
    await inDialog(name).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.getByRole("listitem").count()).toBe(before - 1);
  });

  it("shows the audit in words, filters it, verifies it, and downloads it", async () => {
    await page.goto(`${trial.url}admin#/audit`);
    await page.getByText("Judith Marsh closed the period November 2026").waitFor();
    await page.getByText("Priya Nair created the run “Drafts of November”").waitFor();
    await button("Verify").click();
    await page.getByText("The audit holds").waitFor();
    await page.getByLabel("What was done").selectOption("period-reopened");
    await page.getByText("Priya Nair created the run").waitFor({ state: "detached" });
    await page.getByText("Judith Marsh reopened the period November 2026").waitFor();
    expect(await visit.violations()).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      button("Download CSV").click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n")[0]).toBe("When (UTC),Who,What happened,Before,After");
    expect(text).toContain("Judith Marsh reopened the period November 2026");
    expect(text).not.toContain("Priya");
  });

  it("sets the next number, and asks before numbers are left out", async () => {
    await page.goto(`${trial.url}admin#/invoices`);
    const next = page.getByLabel("Next number").first();
    await next.fill("1050");
    await button("Save").first().click();
    await page.getByText(/would never be used, which an auditor will ask about/).waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("The numbers in between are left out on purpose").check();
    await button("Save").first().click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel("Next number").first().inputValue()).toBe("1050");
  });

  it("is whole at 360 px", async () => {
    const narrow = await openAs("Judith Marsh", 360);
    await narrow.page.getByRole("button", { name: "Close November 2026" }).waitFor();
    for (const section of ["periods", "audit", "invoices"]) {
      await narrow.page.goto(`${trial.url}admin#/${section}`);
      await narrow.page.getByRole("heading", { level: 1 }).waitFor();
      const width = await narrow.page.evaluate(() => document.documentElement.scrollWidth);
      expect([section, width]).toEqual([section, 360]);
    }
    await narrow.close();
  });
});
