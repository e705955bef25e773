import type {
  Browser,
  BrowserContext,
  Download,
  Frame,
  JSHandle,
  Locator,
  Page,
} from "playwright-core";
import { expect } from "vitest";
import type { Session } from "../../addin/trial/page/session.ts";

/** What the sheet says of one row, read through the real Office.js. */
export interface SheetRow {
  client: string;
  run: string;
  invoice: string;
  status: string;
}

/** A person at the trial page, in words of what they do; one browser context of their own. */
export class TrialVisit {
  readonly page: Page;
  readonly #context: BrowserContext;
  /** Errors that no script caught. */
  readonly complaints: string[] = [];
  /** Errors in the browser's console, which has those of requests too. */
  readonly consoleErrors: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => {
      if (message.type() === "error") this.consoleErrors.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(error.message));
  }

  static async open(
    browser: Browser,
    url: string,
    look: {
      colorScheme?: "light" | "dark";
      width?: number;
      height?: number;
      /** What is to be done before the page is opened. */
      before?: (page: Page) => Promise<void>;
    } = {},
  ): Promise<TrialVisit> {
    const context = await browser.newContext({
      acceptDownloads: true,
      locale: "en-GB",
      timezoneId: "Europe/London",
      colorScheme: look.colorScheme ?? "light",
      viewport: { width: look.width ?? 1366, height: look.height ?? 900 },
    });
    const visit = new TrialVisit(context, await context.newPage());
    await look.before?.(visit.page);
    await visit.page.goto(url);
    return visit;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Something in the pane. */
  get pane() {
    return this.page.frameLocator('iframe[title="Billing Runs"]');
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** The pane's frame, in which Office.js runs. */
  async paneFrame(): Promise<Frame> {
    const handle = await this.page.locator('iframe[title="Billing Runs"]').elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error("The pane has no frame.");
    return frame;
  }

  /** The simulated Excel behind the page, for what happens to it without the person's hands. */
  async excel(): Promise<JSHandle<Session>> {
    // safe because the page puts its session there; before that, the name stands for the element with that id
    await this.page.waitForFunction(() => !(Reflect.get(window, "trial") instanceof Element));
    return this.page.evaluateHandle(() => Reflect.get(window, "trial") as Session);
  }

  /** Chooses from one of the menus behind three dots. */
  async choose(menu: string, entry: string): Promise<void> {
    await this.button(menu).click();
    await this.pane.getByRole("menuitem", { name: new RegExp(`^${entry}`) }).click();
  }

  async signInAs(name: string): Promise<void> {
    await this.button(/^Sign in to create a run|^Sign in$/)
      .last()
      .click();
    await this.pane.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await this.pane.getByRole("button", { name: new RegExp(name) }).waitFor();
  }

  /** Opens another workbook in place of this one. */
  async openFile(name: string): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.page.getByRole("button", { name: "Open a sample sheet" }).click();
    await this.page.getByRole("menuitem", { name, exact: true }).click();
    await loaded;
  }

  /** Opens a sample sheet, and makes its list a table. */
  async openSampleSheet(name: string): Promise<void> {
    await this.openFile(name);
    await this.button("Make a table from the selection").click();
    await this.pane.getByRole("combobox", { name: "Table to bill from" }).waitFor();
  }

  /** Goes to a cell by its address, as typed into the name box. */
  async goToCell(address: string): Promise<void> {
    const box = this.page.getByLabel("Name box");
    // a dialog of the pane or the grid may just be taking the focus back, and with it what was typed
    await expect
      .poll(async () => {
        await box.fill(address);
        await box.press("Enter");
        return box.inputValue();
      })
      .toBe(address);
  }

  /** Types into the selected cell, once it is the one that is meant. */
  async typeInto(address: string, text: string): Promise<void> {
    await expect.poll(() => this.page.getByLabel("Name box").inputValue()).toBe(address);
    const bar = this.page.getByLabel("Formula bar");
    const before = await bar.inputValue();
    // the grid may still be taking the focus for what was selected
    await expect
      .poll(async () => {
        await bar.fill(text);
        await bar.press("Enter");
        return bar.inputValue();
      })
      .not.toBe(before);
  }

  /** Header of the column that each field has, as the mapping shows it; fields without one are left out. */
  async mapping(): Promise<Record<string, string>> {
    await this.button(/columns? (recognised|to check)$/).click();
    await this.button("Show the invoices").waitFor();
    const chosen = await this.pane
      .locator("select")
      .evaluateAll((selects) =>
        selects.map((select) =>
          select instanceof HTMLSelectElement
            ? [select.labels[0]?.textContent ?? "", select.selectedOptions[0]?.textContent ?? ""]
            : [],
        ),
      );
    await this.button("Show the invoices").click();
    return Object.fromEntries(
      chosen.flatMap(([field = "", option = ""]) =>
        option === "No column" ? [] : [[field, option.replace(/ \([A-Z]+\)$/, "")]],
      ),
    );
  }

  /** Cell by reason of all that needs attention, e.g. "Not a number H8". */
  async attention(): Promise<string[]> {
    const section = this.pane.locator("section", { hasText: /needs? attention/ });
    const found: string[] = [];
    for (const group of await section.locator("button[aria-expanded]").all()) {
      await group.click();
      const reason = (await group.innerText()).split("\n")[0] ?? "";
      for (const place of await section.getByRole("button", { name: /^Go to / }).allInnerTexts())
        found.push(`${reason} ${place.replace("Go to ", "")}`);
      await group.click();
    }
    return found;
  }

  /** Opens a run from the list by its name. */
  async openRun(name: string): Promise<void> {
    await this.pane.getByRole("tab", { name: "Runs" }).click();
    await this.pane.getByText(name, { exact: true }).click();
    await this.pane.getByRole("heading", { name }).waitFor();
  }

  /** Does something that saves a file, and gives the file's bytes. */
  async download(act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const started = new Promise<Download>((resolve) => {
      this.page.once("download", resolve);
      this.#context.on("page", (page) => page.once("download", resolve));
    });
    await act();
    const download = await started;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** What stands beside the label of a figure. */
  async figure(label: string): Promise<string> {
    return this.pane.locator("dl > div", { hasText: label }).locator("dd").innerText();
  }

  /** Waits until so many rows are to be billed. */
  expectRowsToBill(count: number): Promise<void> {
    return expect
      .poll(() => this.figure("Rows to bill").catch(() => ""), { timeout: 15_000 })
      .toBe(String(count));
  }

  /** The rows, once they are as wanted; the sheet follows the server a moment later. */
  async sheetRowsWhen(wanted: (rows: SheetRow[]) => boolean): Promise<SheetRow[]> {
    for (let tries = 0; tries < 100; tries++) {
      const rows = await this.sheetRows();
      if (wanted(rows)) return rows;
      await this.page.waitForTimeout(100);
    }
    throw new Error("The sheet did not become what was expected within ten seconds.");
  }

  /** All rows of the sample table as the workbook holds them now. */
  async sheetRows(): Promise<SheetRow[]> {
    const frame = await this.paneFrame();
    return frame.evaluate(() =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItem("Timesheet");
        const header = table.getHeaderRowRange().load("values");
        const body = table.getDataBodyRange().load("values");
        await context.sync();
        const names = (header.values[0] ?? []).map(String);
        const at = (row: unknown[], name: string) => {
          const value = row[names.indexOf(name)];
          return typeof value === "string" ? value : "";
        };
        return body.values.map((row) => ({
          client: at(row, "Client"),
          run: at(row, "Billing run"),
          invoice: at(row, "Invoice"),
          status: at(row, "Billing status"),
        }));
      }),
    );
  }
}
