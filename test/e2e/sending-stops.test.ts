import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { violationsIn } from "./axe.ts";
import { AdminVisit } from "./admin-visit.ts";
import { Colleague } from "./colleague.ts";
import { subjectsCaught } from "./mailbox.ts";
import { postByMail } from "./sending-acts.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

const runName = "Stopped by mail";

describe("sending that stops until a person has looked, in Chromium", { timeout: 240_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let priya: TrialVisit;
  let judith: Colleague;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    judith = await Colleague.signIn(trial.url, "judith-marsh");
    await judith.sendFrom("billing@no-such-place.example");
    await judith.holdBack(0);
    priya = await TrialVisit.open(browser, trial.url, { height: 2400 });
    await priya.signInAs("Priya Nair");
    await priya.pane.getByText("rows need attention").waitFor();
    await priya.button("Create run").click();
    await priya.pane.getByLabel("Name").fill(runName);
    await priya.pane.getByLabel("Invoice date").fill("2026-11-30");
    await priya.button(/^Create run with \d+ invoices$/).click();
    await priya.pane.getByRole("heading", { name: runName }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  const caught = async () => (await subjectsCaught(trial.url)).length;

  it("stops the whole run when the firm's own address is refused, and says what to mend", async () => {
    await postByMail(priya);
    await priya.pane.getByText("Sending this run has stopped").waitFor({ timeout: 60_000 });
    await priya.pane.getByText(/sender's domain does not exist/).waitFor();
    expect(await caught()).toBe(0);
    expect(await violationsIn(priya.page)).toEqual([]);
  });

  it("shows a person without the right to send that it has stopped, and why they cannot resume", async () => {
    const tom = await TrialVisit.open(browser, trial.url, { height: 2400 });
    await tom.signInAs("Tom Ashworth");
    await tom.openRun(runName);
    await tom.pane.getByText("Sending this run has stopped").waitFor();
    expect(await tom.button("Resume").getAttribute("aria-disabled")).toBe("true");
    await tom.pane
      .getByText(/right to send and export/)
      .first()
      .waitFor();
    expect(await violationsIn(tom.page)).toEqual([]);
    await tom.close();
  });

  it("goes on with the mended address once somebody resumes", async () => {
    await judith.sendFrom("billing@marshpryce.example");
    await trial.loseAllSince(async () => {
      await priya.button("Resume").click();
      await priya.pane.getByText("Posted: 24 invoices sent").waitFor({ timeout: 60_000 });
    });
    expect(await caught()).toBe(24);
  });

  it("sends nothing after a restore, and says so wherever runs are listed", async () => {
    await priya.page.reload();
    await priya.openRun(runName);
    await priya.pane.getByText("Sending this run has stopped").waitFor();
    await priya.pane.getByRole("tab", { name: "Runs" }).click();
    await priya.pane.getByText("Sending is paused").waitFor();
    const resume = priya.button("Resume sending");
    expect(await resume.getAttribute("aria-disabled")).toBe("true");
    await priya.pane.getByText(/An admin has to confirm them first/).waitFor();
    expect(await violationsIn(priya.page)).toEqual([]);
  });

  it("lets an admin confirm the next numbers, and then a person resume", async () => {
    const admin = await AdminVisit.open(browser, trial.url, { width: 360, height: 900 });
    await admin.signInAs("Judith Marsh");
    const sections = await admin.sections();
    const mail = sections.find(({ title }) => title === "Invoices and mail");
    if (mail === undefined) throw new Error("There is no section of invoices and mail.");
    await admin.openSection(mail);
    await admin.page.getByText("This is a restored copy").first().waitFor();
    expect(await violationsIn(admin.page)).toEqual([]);
    for (const first of [/^INV-\d+ has not been given/, /^CN-\d+ has not been given/]) {
      const form = admin.page.locator("form", { has: admin.page.getByLabel(first) });
      await form.getByLabel(first).check();
      await form.getByRole("button", { name: "Save", exact: true }).click();
      await admin.page.getByLabel(first).waitFor({ state: "detached" });
    }
    await admin.close();
    await priya.page.reload();
    await priya.pane.getByRole("tab", { name: "Runs" }).click();
    await priya.button("Resume sending").click();
    await priya.pane.getByText("Sending is paused").waitFor({ state: "detached" });
    expect(priya.complaints).toEqual([]);
  });
});
