import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { Colleague } from "./colleague.ts";
import { subjectsCaught } from "./mailbox.ts";
import { postByMail, readdress } from "./sending-acts.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

const runName = "Month end by mail";
const nextRunName = "Sent later";

describe("sending a run by mail, in Chromium with a real mail server", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let priya: TrialVisit;
  /** Number of the invoice that goes to another run. */
  let moved: string;

  const troubled = (): Locator =>
    priya.pane.getByRole("list", { name: "Mails that need attention" }).getByRole("listitem");

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

  it("takes a posting back while it is held; the run is a draft again", async () => {
    const judith = await Colleague.signIn(trial.url, "judith-marsh");
    await judith.holdBack(600);
    await postByMail(priya);
    await priya.pane.getByText(/^Posting in \d+ s$/).waitFor();
    await mayNotTakeBack();
    await judith.holdBack(5);
    await priya.button("Cancel").click();
    await priya.button("Post").waitFor();
    expect(await caughtMails()).toBe(0);
  });

  it("goes on without the pane, and lists the two that could not be delivered with what to do", async () => {
    await readdress(priya, runName, 0, "accounts@no-such-place.example");
    await readdress(priya, runName, 1, "office@no-such-place.example");
    await postByMail(priya);
    await priya.pane.getByText(/^Posting in \d s$/).waitFor();
    await priya.page.getByRole("button", { name: "Close the pane" }).click();
    await expect.poll(caughtMails, { timeout: 60_000 }).toBe(22);
    await priya.page.getByRole("button", { name: "Billing Runs" }).click();
    await priya.openRun(runName);
    await priya.pane.getByText("The posting needs attention").waitFor({ timeout: 60_000 });
    await priya.pane.getByText(/^22 of 24 posted, 2 failed$/).waitFor();
    expect(await troubled().count()).toBe(2);
    const words = (await troubled().allInnerTexts()).join();
    expect(words).toContain("To accounts@no-such-place.example");
    expect(words).toContain("To office@no-such-place.example");
    // All invoices have their numbers; the sheet does not wait for the last mail to say so.
    await priya.sheetRowsWhen((all) =>
      all
        .filter(({ run }) => run === runName)
        .every(({ status, invoice }) => status === "Billed" && invoice.startsWith("INV-")),
    );
  });

  it("says that there is no draft run to move it to, in a dialog that Esc closes", async () => {
    await priya.button("Move to another run").first().click();
    const dialog = priya.pane.getByRole("dialog");
    await dialog.getByText("There is no draft run. Create one under Runs first.").waitFor();
    await priya.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("moves one of them to another draft run, with its number", async () => {
    await priya.pane.getByRole("tab", { name: "Runs" }).click();
    await priya.button("New run").click();
    const dialog = priya.pane.getByRole("dialog");
    await dialog.getByLabel("Name").fill(nextRunName);
    await dialog.getByRole("button", { name: "Create empty run" }).click();
    await dialog.waitFor({ state: "detached" });
    await priya.openRun(runName);
    const mail = troubled().filter({ hasText: "office@no-such-place.example" });
    moved = /INV-\d+/.exec(await mail.innerText())?.[0] ?? "none";
    await mail.getByRole("button", { name: "Move to another run" }).click();
    await dialog.getByLabel("To the draft run").selectOption(nextRunName);
    await dialog.getByRole("button", { name: "Move the invoice" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => troubled().count()).toBe(1);
  });

  it("sends the other once its address is corrected; the run is Posted, and the sheet says Billed", async () => {
    await priya.button("Correct address and try again").click();
    const dialog = priya.pane.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "To", exact: true }).fill("accounts@client.example");
    await dialog.getByRole("button", { name: "Try again" }).click();
    await priya.pane.getByText("Posted: 23 invoices sent").waitFor();
    expect(await caughtMails()).toBe(23);
    const rows = await priya.sheetRowsWhen((all) =>
      all.filter(({ run }) => run === runName).every(({ status }) => status === "Billed"),
    );
    expect(rows.filter(({ run }) => run === runName).length).toBeGreaterThan(380);
  });

  it("sends an invoice again, to another address, after its mail came back", async () => {
    await priya.button("Show each mail").click();
    const mails = priya.pane.getByRole("list", { name: "Mails of this run" });
    await mails.getByRole("button").first().click();
    await mails.getByRole("button", { name: "It came back" }).click();
    const dialog = priya.pane.getByRole("dialog");
    await dialog.getByLabel("Note").fill("Mailbox full");
    await dialog.getByRole("button", { name: "It came back" }).click();
    await mails.getByRole("button", { name: "Send again to…" }).click();
    await dialog.getByRole("textbox", { name: "To", exact: true }).fill("second@client.example");
    await dialog.getByRole("button", { name: "Send again" }).click();
    await expect.poll(caughtMails, { timeout: 15_000 }).toBe(24);
  });

  it("sends the moved one when its new run is posted, with the number it had, and once", async () => {
    await priya.openRun(nextRunName);
    await readdress(priya, nextRunName, 0, "office@client.example");
    await postByMail(priya);
    await priya.pane.getByText("Posted: 1 invoice sent").waitFor({ timeout: 60_000 });
    const ofMoved = (await subjectsCaught(trial.url)).filter((subject) => subject.includes(moved));
    expect(ofMoved).toHaveLength(1);
  });

  /** Tom may not send: he sees the way back, and why it is not his. */
  async function mayNotTakeBack(): Promise<void> {
    const tom = await TrialVisit.open(browser, trial.url);
    await tom.signInAs("Tom Ashworth");
    await tom.pane.getByRole("tab", { name: "Runs" }).click();
    await tom.openRun(runName);
    const cancel = tom.button("Cancel");
    await cancel.waitFor();
    expect(await cancel.getAttribute("aria-disabled")).toBe("true");
    await tom.pane.getByText("needs the right to send and export").waitFor();
    await tom.close();
  }

  async function caughtMails(): Promise<number> {
    return (await subjectsCaught(trial.url)).length;
  }
});
