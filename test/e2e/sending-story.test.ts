import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { violationsIn } from "./axe.ts";
import { countCaughtAt, subjectsCaught } from "./mailbox.ts";
import { postByMail, readdress } from "./sending-acts.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";
import type { SheetRow } from "./trial-visit.ts";

const runName = "Sixty by mail";
const invoiceCount = 60;
const wrongAddresses = 3;
/** One for each lane: mails that the mail server has when the server is killed, without having said so. */
const slowAddresses = 5;
const sentBefore = 10;

describe("a month sent by mail while the server is lost, in Chromium", { timeout: 180_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let priya: TrialVisit;

  const mails = (): Locator =>
    priya.pane.getByRole("list", { name: "Mails that need attention" }).getByRole("listitem");
  const dialog = (): Locator => priya.pane.getByRole("dialog");
  const rowsOfRun = (rows: SheetRow[]): SheetRow[] => rows.filter(({ run }) => run === runName);

  /** What the pane says of the posting; `left`: invoices that are not posted yet. */
  const progress = async () => {
    const words = await priya.pane.getByText(/^\d+ of \d+ posted/).innerText();
    const count = (pattern: RegExp): number => Number(pattern.exec(words)?.[1] ?? 0);
    return {
      left: invoiceCount - count(/^(\d+)/),
      failed: count(/(\d+) failed/),
      inDoubt: count(/(\d+) in doubt/),
    };
  };

  const slowOnesArrived = () => countCaughtAt(trial.url, "slow-place.example");

  /** Numbers of the invoices that have arrived, each as often as it did. */
  const arrived = async (): Promise<string[]> =>
    (await subjectsCaught(trial.url)).map((subject) => /INV-\d+/.exec(subject)?.[0] ?? subject);

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    // high enough for the list of invoices to show the eighteen that are readdressed
    priya = await TrialVisit.open(browser, trial.url, { height: 2400 });
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  /** Gives rows of the largest matter matters of their own: the sample month has 55 that can be billed. */
  async function divideMatter(count: number): Promise<void> {
    const frame = await priya.paneFrame();
    const rows = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const matters = context.workbook.tables.getItem("Timesheet").columns.getItem("Matter");
        const cells = matters.getDataBodyRange().load("values,rowIndex,columnIndex");
        await context.sync();
        const { values, rowIndex, columnIndex } = cells;
        const texts = values.map(([text]) => String(text));
        const [, largest] = [...Map.groupBy(texts.keys(), (at) => texts[at])].reduce((a, b) =>
          b[1].length > a[1].length ? b : a,
        );
        return largest.map((at) => ({ row: rowIndex + at, column: columnIndex }));
      }),
    );
    const excel = await priya.excel();
    await excel.evaluate((session, places) => {
      for (const [number, { row, column }] of places.entries()) {
        const text = `Closing work ${number + 1}`;
        session.try((person) => person.type(session.workbook.activeSheet, row, column, text));
      }
    }, rows.slice(-count));
  }

  it("begins with sixty invoices, three of them to addresses that do not exist", async () => {
    await priya.pane.getByText("14 columns recognised").waitFor();
    await divideMatter(5);
    await priya.signInAs("Priya Nair");
    await priya.pane.getByText("rows need attention").waitFor();
    await priya.button("Create run").click();
    await priya.pane.getByLabel("Name").fill(runName);
    await priya.pane.getByLabel("Invoice date").fill("2026-11-30");
    await priya.pane
      .getByLabel("Invoices", { exact: true })
      .selectOption("One a client and work item");
    await priya.button(`Create run with ${invoiceCount} invoices`).click();
    await priya.pane.getByRole("heading", { name: runName }).waitFor();
    for (let place = 0; place < wrongAddresses; place++)
      await readdress(priya, runName, place, `client-${place}@no-such-place.example`);
    const firstSlow = wrongAddresses + sentBefore;
    for (let place = firstSlow; place < firstSlow + slowAddresses; place++)
      await readdress(priya, runName, place, `client-${place}@slow-place.example`);
  });

  it("goes on by itself after the server was killed in the middle", async () => {
    await postByMail(priya);
    await expect.poll(slowOnesArrived, { timeout: 60_000, interval: 20 }).toBe(slowAddresses);
    // every lane waits for an answer: nothing more leaves before the server is killed
    const before = (await arrived()).length;
    await trial.killAndRestart();
    expect(before).toBeGreaterThanOrEqual(sentBefore);
    expect(before).toBeLessThan(invoiceCount - wrongAddresses);
    // all but what waits for a person has been sent
    const goingOn = async (): Promise<number> => {
      const { left, failed, inDoubt } = await progress();
      return left - failed - inDoubt;
    };
    await expect.poll(goingOn, { timeout: 90_000 }).toBe(0);
  });

  it("asks a person about the mails of which nobody knows whether they had left", async () => {
    const doubtful = mails().filter({ hasText: "In doubt" });
    const { inDoubt } = await progress();
    expect(inDoubt).toBe(slowAddresses);
    await expect.poll(() => doubtful.count()).toBe(inDoubt);
    expect(await violationsIn(priya.page)).toEqual([]);
    for (let left = inDoubt; left > 0; left--) {
      const mail = doubtful.first();
      const number = /INV-\d+/.exec(await mail.innerText())?.[0] ?? "";
      expect(await arrived()).toContain(number);
      await mail.getByRole("button", { name: "It arrived" }).click();
      await dialog().getByLabel("Note").fill("Looked into the mailbox");
      if (left === inDoubt) expect(await violationsIn(priya.page)).toEqual([]);
      await dialog().getByRole("button", { name: "It arrived" }).click();
      await dialog().waitFor({ state: "detached" });
      await expect.poll(() => doubtful.count()).toBe(left - 1);
    }
    await priya.pane
      .getByText(`${invoiceCount - wrongAddresses} of ${invoiceCount} posted, 3 failed`)
      .waitFor();
  });

  it("leaves screen, mailbox and sheet saying the same", async () => {
    expect(await mails().count()).toBe(wrongAddresses);
    for (const mail of await mails().allInnerTexts())
      expect(mail).toMatch(/Failed[\s\S]*To client-\d@no-such-place\.example/);
    const numbers = await arrived();
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBe(invoiceCount - wrongAddresses);
    const rows = rowsOfRun(
      await priya.sheetRowsWhen((all) => rowsOfRun(all).every(({ status }) => status === "Billed")),
    );
    expect(new Set(rows.map(({ invoice }) => invoice)).size).toBe(invoiceCount);
    for (const number of numbers) expect(rows.some(({ invoice }) => invoice === number)).toBe(true);
  });

  it("sends the three once their addresses are mended, and nothing twice", async () => {
    for (let left = wrongAddresses; left > 0; left--) {
      await mails().first().getByRole("button", { name: "Correct address and try again" }).click();
      await dialog()
        .getByRole("textbox", { name: "To", exact: true })
        .fill(`mended-${left}@client.example`);
      await dialog().getByRole("button", { name: "Try again" }).click();
      await dialog().waitFor({ state: "detached" });
      await expect.poll(() => mails().count()).toBe(left - 1);
    }
    await priya.pane.getByText(`Posted: ${invoiceCount} invoices sent`).waitFor();
    const numbers = await arrived();
    expect(numbers.length).toBe(invoiceCount);
    expect(new Set(numbers).size).toBe(invoiceCount);
    const rows = rowsOfRun(await priya.sheetRows());
    expect(new Set(rows.map(({ invoice }) => invoice))).toEqual(new Set(numbers));
    expect(priya.complaints).toEqual([]);
  });
});
