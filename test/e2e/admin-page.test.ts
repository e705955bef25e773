import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { AdminVisit } from "./admin-visit.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";

let browser: Browser;
let trial: TrialServer;
let visit: AdminVisit | undefined;

beforeAll(async () => {
  [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
}, 120_000);
afterEach(async () => {
  const complaints = visit?.complaints ?? [];
  await visit?.close();
  visit = undefined;
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await trial?.stop();
});

const looks = [360, 1600].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe.each(looks)(
  "the admin page at $width px in $colorScheme",
  { timeout: 120_000 },
  ({ width, colorScheme }) => {
    it("has no violation of WCAG 2.2 AA and scrolls no section sideways", async () => {
      // Tall, because what is scrolled half under a bar would count as too small to hit.
      visit = await AdminVisit.open(browser, trial.url, { width, colorScheme, height: 2400 });
      await visit.page.getByText(/^This is a trial/).waitFor();
      expect(await visit.violations()).toEqual([]);
      await visit.signInAs("Judith Marsh");
      await visit.heading("Start").waitFor();
      const sections = await visit.sections();
      expect(sections.length).toBeGreaterThanOrEqual(9);
      const faults: string[] = [];
      for (const section of sections) {
        await visit.openSection(section);
        faults.push(...(await visit.violations()).map((fault) => `${section.title}: ${fault}`));
        const overhang = await visit.overhang();
        if (overhang > 0) faults.push(`${section.title} is ${overhang} px too wide`);
      }
      expect(faults).toEqual([]);
    });
  },
);

describe("the admin page without a mouse", { timeout: 60_000 }, () => {
  /** A key that is pressed before a dialog has the focus goes to what is below it. */
  const focusIn = (dialog: Locator) =>
    expect
      .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);

  it("leads from sign-in over the sections to a right that is given, and back by Escape", async () => {
    visit = await AdminVisit.open(browser, trial.url, { width: 1600 });
    const { page } = visit;
    await page.getByText(/^This is a trial/).waitFor();
    await visit.tabTo(page.getByRole("button", { name: /^Judith Marsh/ }));
    await page.keyboard.press("Enter");
    await visit.heading("Start").waitFor();
    await visit.tabTo(page.getByRole("link", { name: "People and rights", exact: true }));
    await page.keyboard.press("Enter");
    await visit.heading("People and rights").waitFor();
    expect(await visit.hasFocus(visit.heading("People and rights"))).toBe(true);

    const invite = page.getByRole("button", { name: "Invite a person" });
    await visit.tabTo(invite);
    await page.keyboard.press("Enter");
    const invitation = page.getByRole("dialog", { name: "Invite a person" });
    await focusIn(invitation);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => visit?.hasFocus(invite)).toBe(true);

    const right = page.getByRole("checkbox", { name: "Send and export of Tom Ashworth" });
    await visit.tabTo(right);
    await page.keyboard.press("Space");
    const question = page.getByRole("dialog", { name: "Change what Tom Ashworth may do?" });
    await question.getByText(/^Tom Ashworth will be able to send and export invoices/).waitFor();
    expect(await right.isChecked()).toBe(false);
    await focusIn(question);
    await page.keyboard.press("Enter");
    await question.waitFor({ state: "detached" });
    await expect.poll(() => right.isChecked()).toBe(true);
    await expect.poll(() => visit?.hasFocus(right)).toBe(true);

    // A dialog that is gone must not leave the page hidden from those who hear it.
    await page.keyboard.press("Space");
    await focusIn(question);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    await expect.poll(() => page.locator("#admin").getAttribute("aria-hidden")).toBeNull();
  });

  it("unfolds the sections from a menu on a narrow screen, and folds them when one is chosen", async () => {
    visit = await AdminVisit.open(browser, trial.url, { width: 360, height: 740 });
    const { page } = visit;
    await visit.signInAs("Judith Marsh");
    await visit.heading("Start").waitFor();
    const menu = page.getByRole("button", { name: "Sections" });
    const periods = page.getByRole("link", { name: "Periods", exact: true });
    expect(await periods.isVisible()).toBe(false);
    await visit.tabTo(menu);
    await page.keyboard.press("Enter");
    await visit.tabTo(periods);
    await page.keyboard.press("Enter");
    await visit.heading("Periods").waitFor();
    expect(await visit.hasFocus(visit.heading("Periods"))).toBe(true);
    expect(await periods.isVisible()).toBe(false);
  });
});

describe("the admin page on bad days", { timeout: 60_000 }, () => {
  it("tells a person who is no admin why nothing is shown, in the server's words", async () => {
    visit = await AdminVisit.open(browser, trial.url, { width: 1600 });
    await visit.page.route("**/api/me", async (route) => {
      const response = await route.fetch();
      const rights = { billingAccess: false, sendExport: false, admin: false };
      // safe because the route answers with an object
      const me = (await response.json()) as object;
      await route.fulfill({ response, json: { ...me, rights } });
    });
    await visit.signInAs("Priya Nair");
    await visit.page.getByText("Only an admin can do this.").waitFor();
    expect(await visit.sections()).toEqual([]);
    expect(await visit.violations()).toEqual([]);
  });

  it("is the clients alone for a person with billing access, whose teams keep their own", async () => {
    visit = await AdminVisit.open(browser, trial.url, { width: 1600 });
    await visit.signInAs("Priya Nair");
    await visit.heading("Clients").waitFor();
    expect(await visit.sections()).toEqual([{ title: "Clients", hash: "#/clients" }]);
  });

  it("says when the server is silent, keeps what was typed, and goes on when it answers", async () => {
    visit = await AdminVisit.open(browser, trial.url, { width: 1600 });
    const { page } = visit;
    await visit.signInAs("Judith Marsh");
    await visit.openSection({ title: "People and rights", hash: "#/people" });
    await page.getByRole("button", { name: "Invite a person" }).click();
    await page.getByLabel("Name").fill("Ben Ode");
    await page.getByLabel("E-mail address").fill("ben.ode@marshpryce.example");
    await visit.setOffline(true);
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await page.getByText("Nobody was invited.").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Ben Ode");
    await visit.setOffline(false);
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await page.getByText("This link is shown only now").waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
