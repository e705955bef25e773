import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { exportedTotals } from "./exported-totals.ts";
import { startSignInSite } from "./sign-in-site.ts";
import type { SignInSite } from "./sign-in-site.ts";
import { TrialVisit } from "./trial-visit.ts";

const shots = process.env["SHOTS"];

describe(
  "a new admin leads the firm from nothing to the first posting",
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let site: SignInSite;
    let desk: BrowserContext;
    let page: Page;
    let invitation = "";

    beforeAll(async () => {
      [browser, site] = await Promise.all([
        launchChromium(),
        startSignInSite({ startsAt: "2026-11-24T09:00:00.000Z" }),
      ]);
      desk = await browser.newContext({
        locale: "en-GB",
        timezoneId: "Europe/London",
        reducedMotion: "reduce",
        viewport: { width: 1366, height: 900 },
      });
      page = await desk.newPage();
      page.setDefaultTimeout(30_000);
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await site?.stop();
    });

    const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
    const heading = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });
    const dialog = (name: string) => page.getByRole("dialog", { name });
    const shot = async (name: string) => {
      if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    };

    /** Back to the list of steps, which names this one as the next; what was kept of it is shown first. */
    const expectNext = async (step: string): Promise<void> => {
      await page.getByRole("link", { name: "Start", exact: true }).click();
      await heading("Start").waitFor();
      const next = page.locator("[aria-current=step] h2");
      await expect.poll(() => next.innerText({ timeout: 1_000 }).catch(() => "")).toBe(step);
    };

    /** The one way on that stands out in the list. */
    const followNext = async (): Promise<void> => {
      await page.locator("[aria-current=step]").getByRole("link").click();
    };

    it("sets up the firm with the console's link and a password, and is shown the way on", async () => {
      await page.goto(site.setUpLink);
      await page.getByLabel("Name of the firm").fill("Marsh & Co");
      await page.getByLabel("Your name").fill("Judith Marsh");
      await page.getByLabel("Your e-mail address").fill("judith@marsh.example");
      await page.getByLabel("Choose a password").fill("otter lantern gravel sonnet");
      await button("Set up the firm").click();
      await page.getByRole("heading", { name: "You are all set, Judith Marsh" }).waitFor();
      await shot("1-welcome");
      await page.getByRole("link", { name: /admin page/i }).click();
      await heading("Start").waitFor();
      await page.getByText("1. The firm").waitFor();
      await shot("2-start");
      await expectNext("1. The firm");
    });

    it("tells who the firm is, where it is and what it bills in", async () => {
      await followNext();
      await page.getByLabel("Address", { exact: true }).fill("1 Quay Street\nBristol BS1 4QA");
      await button("Add a tax number").click();
      await page
        .getByRole("group", { name: "Tax number 1" })
        .or(page.locator("main"))
        .first()
        .waitFor();
      await page.getByLabel("Name", { exact: true }).last().fill("VAT");
      await page.getByLabel("Number", { exact: true }).fill("GB 123 4567 82");
      await page.getByLabel("Time zone").selectOption("Europe/London");
      await page.getByLabel("Currency").selectOption("GBP");
      await button("Save").click();
      await page.getByText("Saved", { exact: true }).waitFor();
      await shot("3-firm");
      await expectNext("2. Tax rates");
    });

    it("adds a tax rate that holds for work done before today", async () => {
      await followNext();
      await shot("4-tax-empty");
      await button("Add a tax code").click();
      const ask = dialog("Add a tax code");
      await ask.getByLabel("Code").fill("STD");
      await ask.getByLabel("Name", { exact: false }).nth(0).fill("VAT 20 %");
      await ask.getByLabel("Per cent").fill("20");
      await shot("4-tax-dialog");
      await ask.getByRole("button", { name: "Add", exact: true }).click();
      await ask.waitFor({ state: "detached" });
      await page.getByText(/^1 Jan \d{4}$/).waitFor();
      await shot("4-tax");
      await expectNext("3. Periods");
    });

    it("adds this year's periods", async () => {
      await followNext();
      await shot("5-periods-empty");
      await button("Add periods").first().click();
      await dialog("Add periods").getByRole("button", { name: "Add periods", exact: true }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await shot("5-periods");
      await expectNext("5. How invoices leave the firm");
    });

    it("goes on with the numbers of the program before", async () => {
      await page.getByRole("link", { name: "Go to Invoices and mail" }).click();
      await heading("Invoices and mail").waitFor();
      await page.getByLabel("Next number").first().fill("1042");
      await button("Save").first().click();
      await page.getByText("Saved", { exact: true }).waitFor();
      await shot("6-invoices");
      await expectNext("5. How invoices leave the firm");
      await page.getByText("The next invoice is INV-1042.").waitFor();
    });

    it("maps the firm's words to the ledger's", async () => {
      await followNext();
      await heading("Tax and accounts").waitFor();
      await page.getByLabel("Account for time").fill("200");
      await page.getByLabel("Account for expenses").fill("201");
      await page.getByLabel("Account for fixed fees").fill("202");
      await page.getByLabel("STD (VAT 20 %) is called").fill("20% (VAT on Income)");
      await page.getByLabel("Currencies that the ledger keeps").fill("GBP");
      await button("Save").click();
      await page.getByText("Everything that the firm uses has its counterpart in Xero.").waitFor();
      await shot("7-mapping");
      await expectNext("7. Clients");
    });

    it("invites the first accountant, who may send and export", async () => {
      await page.getByRole("link", { name: "Go to People and rights" }).click();
      await heading("People and rights").waitFor();
      await button("Invite a person").click();
      const ask = dialog("Invite a person");
      await ask.getByLabel("Name").fill("Priya Nair");
      await ask.getByLabel("E-mail address").fill("priya@marsh.example");
      await ask.getByRole("checkbox", { name: "Send and export" }).check();
      expect(await ask.getByRole("checkbox", { checked: true }).count()).toBe(2);
      await ask.getByRole("button", { name: "Invite", exact: true }).click();
      invitation = await page.getByLabel("Link for Priya Nair").inputValue();
      await shot("8-invited");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: "Close", exact: true })
        .first()
        .click();
    });

    it("takes the clients over from a list that is pasted", async () => {
      await expectNext("7. Clients");
      await followNext();
      await shot("9-clients-empty");
      await page.getByRole("link", { name: "Import a list" }).first().click();
      await page
        .getByRole("textbox", { name: /^Paste the list/ })
        .fill("Client\tCode\tE-mail\nAldgate Coffee Roasters Ltd\tALD001\tpay@aldgate.example");
      await button("Continue").click();
      await button("Show what would change").click();
      await button("Import 1 client").click();
      await page.getByText("1 client is new, 0 were changed.").waitFor();
      await expectNext("8. The first billing run");
      await shot("10-start");
    });

    describe("and the accountant, who was invited", () => {
      const email = "priya@marsh.example";
      const password = "violet harbour cactus ninety";
      let visit: TrialVisit;

      beforeAll(async () => {
        visit = await TrialVisit.open(browser, `${site.url}/excel`);
      });
      afterAll(() => visit?.close());

      it("chooses a password", async () => {
        const context = await browser.newContext();
        const hers = await context.newPage();
        hers.setDefaultTimeout(30_000);
        await hers.goto(invitation);
        await hers.getByLabel("Choose a password").fill(password);
        await hers
          .getByRole("button", { name: /password/i })
          .last()
          .click();
        await hers.getByRole("heading", { name: "You are all set, Priya Nair" }).waitFor();
        if (shots) await hers.screenshot({ path: `${shots}/12-accountant.png`, fullPage: true });
        await context.close();
      });

      it("signs in to the pane beside her workbook", async () => {
        await visit.button(/^Sign in to create a run/).click();
        const ask = visit.pane.getByRole("dialog");
        await ask.getByLabel("E-mail address").fill(email);
        await ask.getByLabel("Password").fill(password);
        await ask.getByRole("button", { name: "Sign in", exact: true }).click();
        await visit.button(/^You: Priya Nair/).waitFor();
      });

      it("makes the first run from the rows of the one client that there is", async () => {
        await visit.button("Client").click();
        await visit.pane.getByRole("checkbox", { name: "Aldgate Coffee Roasters Ltd" }).check();
        await visit.page.keyboard.press("Escape");
        await visit.pane.getByText("1 invoice to be").first().waitFor();
        await visit.button("Create run").click();
        const ask = visit.pane.getByRole("dialog");
        await ask.getByText("November 2026, open").waitFor();
        if (shots) await visit.page.screenshot({ path: `${shots}/13-pane.png` });
        await ask.getByRole("button", { name: "Create run with 1 invoice", exact: true }).click();
        await visit.pane.getByText(/^Created: 1 invoice/).waitFor();
        await visit.button("Show run").click();
        await visit.pane.getByRole("heading", { level: 1, name: "November 2026" }).waitFor();
      });

      it("posts it, and the file holds what she confirmed", async () => {
        await visit.button("Post").click();
        await visit.button("Export 1 invoice").click();
        const ask = visit.pane.getByRole("dialog");
        const confirmed = /[\d,]+\.\d\d\sGBP/.exec(await ask.innerText())?.[0] ?? "";
        await ask.getByRole("button", { name: "Export 1 invoice", exact: true }).click();
        await visit.pane.getByText("Posted: 1 invoice exported").waitFor();
        if (shots) await visit.page.screenshot({ path: `${shots}/14-posted.png` });
        const file = await visit.download(() =>
          visit
            .button(/^Download /)
            .first()
            .click(),
        );
        expect(exportedTotals(file.bytes)).toEqual({
          grossByCurrency: [confirmed.replace(/\s/, " ")],
          invoiceCount: 1,
        });
      });

      it("reads in her sheet which invoice billed each row", async () => {
        const rows = await visit.sheetRowsWhen((found) =>
          found.some(({ status }) => status === "Billed"),
        );
        const billed = rows.filter(({ status }) => status === "Billed");
        expect(new Set(billed.map(({ invoice }) => invoice))).toEqual(new Set(["INV-1042"]));
        expect(new Set(billed.map(({ client }) => client.trim().toLowerCase()))).toEqual(
          new Set(["aldgate coffee roasters ltd"]),
        );
        expect(visit.complaints).toEqual([]);
      });
    });

    it("sees the firm set up once the accountant has posted a run", async () => {
      await page.reload();
      await page.getByText("The firm is set up").waitFor();
      await shot("11-done");
    });
  },
);
