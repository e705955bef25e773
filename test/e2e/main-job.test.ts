import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";
import { exportedTotals } from "./exported-totals.ts";

const runName = "Month end";
const invoiceDate = "2026-11-30";

describe("the main job, in Chromium with the real Office.js", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let accountant: TrialVisit;
  let promised: string[];

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    accountant = await TrialVisit.open(browser, trial.url);
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  it("shows what the open sheet would be billed as before anybody signs in", async () => {
    await accountant.pane.getByText("14 columns recognised").waitFor();
    await accountant.pane.getByText(/^Unchecked: sign in/).waitFor();
    expect(await accountant.pane.getByRole("combobox").first().innerText()).toContain(
      "Timesheet · 412 rows",
    );
  });

  it("reports the rows that cannot be billed and leads to their cells", async () => {
    await accountant.signInAs("Priya Nair");
    await accountant.pane.getByText("rows need attention").waitFor();
    for (const reason of ["No client", "Not a number", "Amount differs", "Looks billed already"]) {
      await accountant.pane.getByText(reason, { exact: true }).waitFor();
    }
    await accountant.button(/^No client/).click();
    await accountant
      .button(/^Go to B\d+$/)
      .first()
      .click();
    const address = await (
      await accountant.paneFrame()
    ).evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.getSelectedRange().load("address,values");
        await context.sync();
        return { address: range.address, value: range.values[0]?.[0] };
      }),
    );
    expect(address.address).toMatch(/!B\d+$/);
    expect(address.value).toBe("");
  });

  it("creates a run whose total is the one that the preview promised", async () => {
    await accountant.button("Create run").click();
    await accountant.pane.getByLabel("Name").fill(runName);
    await accountant.pane.getByLabel("Invoice date").fill(invoiceDate);
    await accountant.pane.getByText("November 2026, open").waitFor();
    const dialog = accountant.pane.getByRole("dialog");
    await dialog
      .getByText(/\d\s[A-Z]{3}$/)
      .first()
      .waitFor();
    promised = moneyIn(await dialog.innerText());
    expect(promised.length).toBeGreaterThan(1);
    await accountant.button(/^Create run with \d+ invoices$/).click();
    await accountant.pane.getByRole("heading", { name: runName }).waitFor();
    expect(moneyIn(await accountant.figure("Total due"))).toEqual(promised);
  });

  it("says in the sheet, row by row, which rows are on a draft", async () => {
    const rows = await accountant.sheetRows();
    const taken = rows.filter(({ run }) => run === runName);
    expect(taken.length).toBeGreaterThan(380);
    expect(new Set(taken.map(({ status }) => status))).toEqual(new Set(["In draft"]));
    expect(rows.filter(({ client }) => client === "").map(({ run }) => run)).toEqual([""]);
  });

  it("shows Post disabled, with the server's own reason, to the one who may not send or export", async () => {
    const tom = await TrialVisit.open(browser, trial.url);
    await tom.signInAs("Tom Ashworth");
    await tom.openRun(runName);
    expect(await tom.button("Post").getAttribute("aria-disabled")).toBe("true");
    await tom.pane.getByText("You need the right to send and export").waitFor();
    await tom.close();
  });

  it("tells the one without sight of two clients only how many invoices are hidden", async () => {
    const grace = await TrialVisit.open(browser, trial.url);
    await grace.signInAs("Grace Lindley");
    await grace.openRun(runName);
    await grace.pane
      .getByText(/invoices in this run are hidden from you/)
      .first()
      .waitFor();
    expect(moneyIn(await grace.figure("Total due"))).not.toEqual(promised);
    expect(await grace.pane.locator("body").innerText()).not.toContain("Project Kestrel");
    expect(await grace.button("Post").getAttribute("aria-disabled")).toBe("true");
    await grace.close();
  });

  it("posts the run by export and says so", async () => {
    await accountant.button("Post").click();
    await accountant.button(/^Export \d+ invoices$/).click();
    const dialog = accountant.pane.getByRole("dialog");
    expect(moneyIn(await dialog.innerText())).toEqual(promised);
    await dialog.getByRole("button", { name: /^Export \d+ invoices$/ }).click();
    await accountant.pane.getByText(/^Posted: \d+ invoices exported$/).waitFor();
  });

  it("hands out a file whose total is the run's, and the same bytes again", async () => {
    const first = await accountant.download(() =>
      accountant
        .button(/^Download /)
        .first()
        .click(),
    );
    const again = await accountant.download(() =>
      accountant
        .button(/^Download /)
        .first()
        .click(),
    );
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const totals = exportedTotals(first.bytes);
    expect(totals.grossByCurrency).toEqual(promised);
    expect(moneyIn(await accountant.figure("Awaiting payment"))).toEqual(promised);
  });

  it("says in the sheet which invoice billed each row", async () => {
    const rows = await accountant.sheetRowsWhen((found) =>
      found.some((row) => row.status === "Billed"),
    );
    const billed = rows.filter(({ status }) => status === "Billed");
    expect(billed.length).toBeGreaterThan(380);
    expect(billed.every(({ run, invoice }) => run === runName && /^INV-\d+$/.test(invoice))).toBe(
      true,
    );
    expect(rows.some(({ status }) => status === "In draft")).toBe(false);
  });

  it("asks no attention for rows that are billed, and says where they stand", async () => {
    await accountant.pane.getByRole("tab", { name: "Unbilled" }).click();
    await accountant.pane.getByText("All the other rows are billed or on a draft").waitFor();
    const needing = await accountant.pane.getByText(/rows need attention$/).innerText();
    expect(Number.parseInt(needing, 10)).toBeLessThan(30);
    await accountant.button(/^\d+ rows are billed already$/).click();
    await accountant.pane
      .getByText(/^Row \d+ · INV-\d+ · 30 Nov 2026$/)
      .first()
      .waitFor();
  });

  it("keeps all of it over a lost machine", async () => {
    await trial.killAndRestart();
    await accountant.page.reload();
    await accountant.openRun(runName);
    await accountant.pane.getByText(/^Posted: \d+ invoices exported$/).waitFor();
    expect(moneyIn(await accountant.figure("Total due"))).toEqual(promised);
    expect(accountant.complaints).toEqual([]);
  });
});

/** Amounts as they are shown, e.g. "4,606.25 EUR", each once, in the order of their currencies. */
function moneyIn(text: string): string[] {
  const amounts = (text.match(/−?[\d,]+\.\d\d\s[A-Z]{3}/g) ?? []).map((amount) =>
    amount.replace(/\s/, " "),
  );
  return [...new Set(amounts)].sort((a, b) => a.slice(-3).localeCompare(b.slice(-3)));
}
