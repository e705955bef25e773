import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { drawPng } from "../../server/trial/draw-png.ts";
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

describe("an admin who sets the firm up", { timeout: 60_000 }, () => {
  const open = async (title: string, hash: string) => {
    visit = await AdminVisit.open(browser, trial.url, { width: 1366 });
    await visit.signInAs("Judith Marsh");
    await visit.openSection({ title, hash });
    return visit.page;
  };

  it("is told at the field what is wrong with an IBAN, and saves by Enter", async () => {
    const page = await open("Firm", "#/firm");
    const iban = page.getByLabel("IBAN");
    await iban.fill("GB82 WEST 1234 5698 7654 33");
    await iban.press("Enter");
    await page.getByText("Not saved", { exact: true }).waitFor();
    expect(await page.getByText("The firm was not changed.").count()).toBe(1);
    await iban.fill("DE89 3704 0044 0532 0130 00");
    await iban.press("Enter");
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    await expect.poll(() => iban.inputValue()).toBe("DE89 3704 0044 0532 0130 00");
  });

  it("keeps what was typed when another admin was faster, says what to do, and saves both", async () => {
    const page = await open("Firm", "#/firm");
    const other = await AdminVisit.open(browser, trial.url, { width: 1366 });
    await other.signInAs("Judith Marsh");
    await other.openSection({ title: "Firm", hash: "#/firm" });
    const terms = page.getByLabel("Days until payment is due");
    const bank = other.page.getByLabel("Bank", { exact: true });
    await terms.fill("21");
    await bank.fill("Harbour Bank");
    await bank.press("Enter");
    await other.page.getByText("Saved", { exact: true }).waitFor();
    await terms.press("Enter");
    await page.getByText("Somebody changed this meanwhile").waitFor();
    await page.getByText(/^Nothing of yours was saved\. Reload/).waitFor();
    expect(await terms.inputValue()).toBe("21");
    await page.getByRole("button", { name: "Reload and keep what I typed" }).click();
    await page.getByText("Not saved yet").waitFor();
    expect(await terms.inputValue()).toBe("21");
    expect(await page.getByLabel("Bank", { exact: true }).inputValue()).toBe("Harbour Bank");
    await terms.press("Enter");
    await page.getByText("Saved", { exact: true }).waitFor();
    await other.page.reload();
    await expect
      .poll(() => other.page.getByLabel("Days until payment is due").inputValue())
      .toBe("21");
    expect(await bank.inputValue()).toBe("Harbour Bank");
    await other.close();
  });

  it("puts a picture in place of the logo, drawn anew, and no drawing of code", async () => {
    const page = await open("Firm", "#/firm");
    const file = page.locator("input[type=file]");
    const logo = page.getByRole("img", { name: /^Logo of/ });
    const before = await logo.getAttribute("src");
    const buffer = drawPng(200, 80, (x, y) => [x, y, 90, 255]);
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
    await expect.poll(() => logo.getAttribute("src")).not.toBe(before);
    const drawn = await logo.getAttribute("src");
    expect(drawn).toMatch(/^data:image\/png;base64,/);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await file.setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: svg });
    await page.getByText("Choose a PNG or JPEG file. The logo was not changed.").waitFor();
    expect(await logo.getAttribute("src")).toBe(drawn);
  });

  it("sees what a combined rate comes to, and that the ledger does not know it yet", async () => {
    const page = await open("Tax and accounts", "#/tax");
    await page.getByRole("button", { name: "Add a tax code" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a tax code" });
    await dialog.getByLabel("Code").fill("QC");
    await dialog.getByLabel("Name", { exact: false }).nth(0).fill("GST and QST");
    await dialog.getByLabel("Name of the tax").fill("GST");
    await dialog.getByLabel("Per cent").fill("5");
    await dialog.getByRole("button", { name: "Add a part" }).click();
    await dialog.getByLabel("Name of the tax").nth(1).fill("QST");
    await dialog.getByLabel("Per cent").nth(1).fill("9.975");
    await dialog.getByText("Example: 100.00 + 5.00 + 9.98 = 114.98").waitFor();
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("No tax rate of the ledger is chosen for QC (GST and QST).").waitFor();
    const name = page.getByLabel("QC (GST and QST) is called");
    await name.fill("GST/QST on Income");
    await name.press("Enter");
    await page.getByText("Everything that the firm uses has its counterpart in Xero.").waitFor();
  });

  it("can end a rate with which a run was posted, and nothing else", async () => {
    const page = await open("Tax and accounts", "#/tax");
    await page.getByRole("button", { name: "End STD from 2011-01-04" }).click();
    const dialog = page.getByRole("dialog", { name: "End STD" });
    await dialog.getByText(/^A run has been posted since this rate was entered/).waitFor();
    expect(await dialog.getByLabel("First day").count()).toBe(0);
    await dialog.getByRole("button", { name: "Not now" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  it("tries out which rate somebody would have", async () => {
    const page = await open("Rate card", "#/rate-card");
    await page.getByLabel("Person").fill("Priya Nair");
    await page.getByText("By the rate: Priya Nair").waitFor();
    await page.getByLabel("Client").fill("Brightwater Group plc");
    await page.getByText("By the rate: Anybody for Brightwater Group plc").waitFor();
    await page.getByRole("button", { name: "Add a rate" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a rate" });
    await dialog.getByLabel("Client, by code or name").fill("BRI001");
    await dialog.getByLabel("Person").fill("Priya Nair");
    await dialog.getByLabel("Rate for an hour").fill("210.5");
    await dialog.getByLabel("Rate for an hour").press("Enter");
    await page.getByText("By the rate: Priya Nair for Brightwater Group plc").waitFor();
  });

  it("reads a message as a client would, and cannot save what nothing stands for", async () => {
    const page = await open("Invoices and mail", "#/invoices");
    await page
      .getByText("No mail server yet")
      .or(page.getByText(/has a mail server/))
      .waitFor();
    const subject = page.getByLabel("Subject");
    await subject.fill("{number} is due on {dueDate}");
    await page.getByText("INV-1042 is due on 24 December 2026").waitFor();
    await subject.fill("Dear {name}");
    await subject.press("Enter");
    await page.getByText("There is nothing to put in place of {name}.").first().waitFor();
    await page.getByRole("button", { name: "Discard" }).click();
    expect(await subject.inputValue()).toBe("Invoice {number} from {firm}");
  });
});
