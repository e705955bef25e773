import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";
import type { SheetRow } from "./trial-visit.ts";

const amberley = /^Amberley Veterinary/;

describe(
  "the work on a draft run, in Chromium with the real Office.js",
  { timeout: 90_000 },
  () => {
    let browser: Browser;
    let trial: TrialServer;
    let visit: TrialVisit;

    beforeAll(async () => {
      [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
      visit = await TrialVisit.open(browser, trial.url);
      await visit.signInAs("Priya Nair");
    });
    afterAll(async () => {
      await browser?.close();
      await trial?.stop();
    });

    const heading = (name: string | RegExp): Promise<void> =>
      visit.pane.getByRole("heading", { level: 1, name }).waitFor();

    const chooseInMenu = async (menu: string, entry: string): Promise<void> => {
      await visit.button(menu).click();
      await visit.pane.getByRole("menuitem", { name: entry }).click();
    };

    /** The dialog, answered by the button with this name, and gone. */
    const confirm = async (button: string | RegExp): Promise<void> => {
      const dialog = visit.pane.getByRole("dialog");
      await dialog.getByRole("button", { name: button, exact: typeof button === "string" }).click();
      await dialog.waitFor({ state: "detached" });
    };

    const fact = (text: string | RegExp): Promise<void> =>
      visit.pane.getByText(text).first().waitFor();

    const total = (): Promise<string> =>
      visit.pane.locator("dl", { hasText: "Net" }).locator("dd").last().innerText();

    /** Clients of rows, however they are written. */
    const clientsOf = (rows: readonly SheetRow[]): string[] =>
      [
        ...new Set(rows.map(({ client }) => client.trim().toLowerCase().replaceAll(/\s+/g, " "))),
      ].sort();

    const rowsOf = (rows: readonly SheetRow[], run: string): SheetRow[] =>
      rows.filter((row) => row.run === run);

    /** Lets only the rows of these clients through. */
    const filterByClient = async (names: readonly string[]): Promise<void> => {
      await visit.button("Client").click();
      for (const name of names) await visit.pane.getByRole("checkbox", { name }).check();
      await visit.page.keyboard.press("Escape");
    };

    it("creates a run from the rows of two clients only", async () => {
      await fact("rows need attention");
      await filterByClient(["Amberley Veterinary Practice LLP", "Bishop & Finch Architects LLP"]);
      await fact("2 invoices to be");
      await visit.button("Create run").click();
      await visit.pane.getByRole("dialog").getByLabel("Name").fill("First draft");
      await visit.pane.getByLabel("Invoice date").fill("2026-11-30");
      await confirm("Create run with 2 invoices");
      await heading("First draft");
      const rows = rowsOf(await visit.sheetRows(), "First draft");
      expect(clientsOf(rows)).toEqual([
        "amberley veterinary practice llp",
        "bishop & finch architects llp",
      ]);
    });

    it("renames the run, and gives the focus back to the button", async () => {
      await visit.button("Rename").click();
      await visit.pane.getByLabel("Name of the run").fill("Early clients");
      await visit.button("Save").click();
      await heading("Early clients");
      await expect
        .poll(() => visit.button("Rename").evaluate((button) => button === document.activeElement))
        .toBe(true);
    });

    it("keeps an invoice's own date when the run's date changes", async () => {
      await visit.button(amberley).click();
      await heading(amberley);
      await chooseInMenu("More for this invoice", "Change dates");
      await visit.pane.getByRole("checkbox", { name: "A date of its own, not the run's" }).check();
      await visit.pane.getByLabel("Invoice date").fill("2026-11-20");
      await confirm("Change the dates");
      await fact(/^20 Nov 2026, its own$/);
      await visit.button("Back").click();
      await heading("Early clients");

      await chooseInMenu("More for this run", "Change date");
      await visit.pane.getByLabel("Invoice date").fill("2026-11-27");
      await confirm("Change the date");
      await fact("Dated 27 Nov 2026");
      await fact(/dated 20 Nov 2026/);
      await visit.button(/^Bishop/).click();
      await heading(/^Bishop/);
      await fact(/^27 Nov 2026$/);
      await visit.button("Back").click();
    });

    it("changes the lines of one invoice with its level of detail, and never its total", async () => {
      await visit.button(amberley).click();
      await heading(amberley);
      const before = await total();
      const lines = visit.pane.getByRole("list", { name: "Lines" }).getByRole("listitem");
      expect(await lines.count()).toBeGreaterThan(3);
      await visit.pane.getByLabel("Level of detail").selectOption("One summary line");
      await expect.poll(() => lines.count()).toBeLessThan(4);
      expect(await total()).toBe(before);
    });

    it("locks an approved invoice, and unlocks it by returning it to draft", async () => {
      await visit.button("Approve").click();
      await visit.button("Return to draft").waitFor();
      await fact(/^Priya Nair, \d+ \w+ \d{4}$/);
      expect(await visit.pane.getByLabel("Level of detail").count()).toBe(0);
      await visit.button("Return to draft").click();
      await visit.button("Approve").waitFor();
      await visit.pane.getByLabel("Level of detail").waitFor();
    });

    it("says on a rejected invoice and its run who wants what changed, until it is (R15)", async () => {
      const comment = "Two hours too many in the first week";
      await visit.button("Reject").click();
      const dialog = visit.pane.getByRole("dialog");
      const send = dialog.getByRole("button", { name: "Reject the invoice" });
      expect(await send.getAttribute("aria-disabled")).toBe("true");
      await dialog.getByLabel("What has to be changed").fill(comment);
      await confirm("Reject the invoice");
      await fact(/^Priya Nair rejected it on \d+ \w+ \d{4}$/);
      await fact(comment);
      await visit.button("Back").click();
      await fact("1 invoice was rejected. Open it to read why, then change it.");
      await visit.pane.getByRole("button", { name: amberley }).getByText("Rejected").waitFor();
      await visit.pane.getByRole("button", { name: amberley }).click();
      await visit.pane.getByLabel("Level of detail").selectOption("A line a day");
      await visit.pane.getByText(comment).waitFor({ state: "detached" });
      await visit.button("Back").click();
      await heading("Early clients");
      await expect.poll(() => visit.pane.getByText("Rejected").count()).toBe(0);
    });

    it("approves all drafts of the run at once, but the one that was rejected", async () => {
      await visit.pane.getByRole("button", { name: amberley }).click();
      await visit.button("Reject").click();
      await visit.pane.getByLabel("What has to be changed").fill("One hour too many");
      await confirm("Reject the invoice");
      await visit.button("Show run").click();
      await chooseInMenu("More for this run", "Approve all");
      const dialog = visit.pane.getByRole("dialog");
      await dialog.getByRole("button", { name: "Approve all drafts" }).click();
      await dialog.getByRole("heading", { name: "1 invoice approved" }).waitFor();
      await dialog.getByText("1 draft was left").waitFor();
      await confirm("Close");
      const bishop = visit.pane.getByRole("button", { name: /^Bishop/ });
      await bishop.getByText("Approved").waitFor();
      await bishop.click();
      await visit.button("Return to draft").click();
      await visit.button("Approve").waitFor();
      await visit.button("Show run").click();
      await heading("Early clients");
    });

    it("moves an invoice to another draft run, and the sheet follows", async () => {
      await visit.pane.getByRole("tab", { name: "Runs" }).click();
      await visit.button("New run").click();
      await visit.pane.getByRole("dialog").getByLabel("Name").fill("Later clients");
      await visit.pane.getByLabel("Invoice date").fill("2026-11-30");
      await confirm("Create empty run");
      await heading("Later clients");
      await visit.openRun("Early clients");
      await chooseInMenu("More for this run", "Move invoices");
      await visit.pane.getByRole("checkbox", { name: /^Bishop/ }).check();
      await visit.button("Move 1 invoice").click();
      await confirm("Move 1 invoice");
      await fact("1 invoice");
      expect(await visit.figure("Invoices")).toBe("1");
      await visit.openRun("Later clients");
      await visit.button(/^Bishop/).waitFor();
      await chooseInMenu("More for this run", "Refresh sheet");
      const rows = await visit.sheetRowsWhen((found) => rowsOf(found, "Later clients").length > 0);
      expect(clientsOf(rowsOf(rows, "Later clients"))).toEqual(["bishop & finch architects llp"]);
    });

    it("adds the rows of a filtered sheet to a draft run", async () => {
      await visit.button("Add rows").click();
      await fact(/rows are on a draft/);
      await filterByClient(["Aldgate Coffee Roasters Ltd"]);
      await fact("1 invoice to be");
      await visit.button("Add to draft").click();
      await fact("One invoice a client");
      await confirm(/^Add \d+ rows$/);
      await heading(/^Aldgate/);
      await visit.button("Show run").click();
      await heading("Later clients");
      await visit.button(/^Aldgate/).waitFor();
      expect(await visit.figure("Invoices")).toBe("2");
      const rows = rowsOf(await visit.sheetRows(), "Later clients");
      expect(clientsOf(rows)).toEqual([
        "aldgate coffee roasters ltd",
        "bishop & finch architects llp",
      ]);
    });

    it("asks for the column of a run that is grouped by one, and knows it the next time", async () => {
      await visit.pane.getByRole("tab", { name: "Runs" }).click();
      await visit.button("New run").click();
      const dialog = visit.pane.getByRole("dialog");
      await dialog.getByLabel("Name").fill("By partner");
      await dialog.getByLabel("Invoice date").fill("2026-11-30");
      await dialog.getByLabel("Invoices").selectOption("One a client and value of a column");
      await confirm("Create empty run");
      await heading("By partner");
      const column = dialog.getByLabel("Column that tells them apart");
      const chosen = (): Promise<string> =>
        column.evaluate((select) =>
          select instanceof HTMLSelectElement ? (select.selectedOptions[0]?.text ?? "") : "",
        );

      await visit.button("Add rows").click();
      await filterByClient(["Brightwater Group plc"]);
      await visit.button("Add to draft").click();
      await column.waitFor();
      expect(await chosen()).toBe("Choose the column");
      expect(
        await dialog.getByRole("button", { name: /^Add \d/ }).getAttribute("aria-disabled"),
      ).toBe("true");
      await column.selectOption("Partner");
      await confirm(/^Add \d+ rows$/);

      await visit.page.reload();
      await visit.openRun("By partner");
      await visit.button("Add rows").click();
      await visit.button("Add to draft").click();
      await column.waitFor();
      await expect.poll(chosen).toBe("Partner");
      await visit.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await visit.pane.getByRole("tab", { name: "Runs" }).click();
      await heading("By partner");
      await visit.openRun("Later clients");
    });

    it("makes the rows of a deleted run unbilled again, in the sheet too", async () => {
      const held = rowsOf(await visit.sheetRows(), "Later clients").length;
      expect(held).toBeGreaterThan(0);
      await chooseInMenu("More for this run", "Delete run");
      await confirm("Delete the run");
      await visit.pane.getByText("Later clients").waitFor({ state: "detached" });
      const rows = await visit.sheetRowsWhen(
        (found) => rowsOf(found, "Later clients").length === 0,
      );
      expect(rows.filter(({ status }) => status === "Unbilled").length).toBeGreaterThanOrEqual(
        held,
      );
      expect(rowsOf(rows, "Early clients").length).toBeGreaterThan(0);
      expect(visit.complaints).toEqual([]);
    });
  },
);
