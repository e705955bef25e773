import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

const runName = "Month end by mail";

describe("sending a run by mail, in Chromium with a real mail server", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let priya: TrialVisit;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    priya = await TrialVisit.open(browser, trial.url);
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

  async function send(): Promise<void> {
    await priya.button("Post").click();
    await priya.pane.getByRole("radio", { name: "Send by e-mail" }).click();
    await priya.button(/^Send \d+ invoices$/).click();
    const dialog = priya.pane.getByRole("dialog");
    await dialog.getByText(/^Send \d+ invoices, .*to \d+ clients/).waitFor();
    await dialog.getByRole("button", { name: /^Send \d+ invoices$/ }).click();
  }

  it("takes a posting back while it is held; the run is a draft again", async () => {
    await send();
    await priya.pane.getByText(/^Posting in \d s$/).waitFor();
    await priya.button("Cancel").click();
    await priya.button("Post").waitFor();
    expect(await caughtMails()).toBe(0);
  });

  it("sends every invoice and says so, in the pane and in the sheet", async () => {
    await send();
    await priya.pane.getByText(/^Posted: \d+ invoices sent$/).waitFor({ timeout: 60_000 });
    expect(await caughtMails()).toBeGreaterThan(20);
    await priya.sheetRowsWhen((rows) =>
      rows.filter(({ run }) => run === runName).every(({ status }) => status === "Billed"),
    );
  });

  async function caughtMails(): Promise<number> {
    const page = await (await fetch(`${trial.url}trial/mail`)).text();
    return page.split("/trial/mail/0").length - 1;
  }
});
