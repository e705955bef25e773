import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClientList } from "#shared/wire/client.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import type { Me } from "#shared/wire/me.ts";
import type { PreFlight } from "#shared/wire/post.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import type { CommitUploadBody, CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import { launchChromium } from "../setup/chromium.ts";
import { exportedTotals } from "./exported-totals.ts";
import { startSignInSite } from "./sign-in-site.ts";
import type { SignInSite } from "./sign-in-site.ts";

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
      [browser, site] = await Promise.all([launchChromium(), startSignInSite()]);
      desk = await browser.newContext({
        locale: "en-GB",
        timezoneId: "Europe/London",
        reducedMotion: "reduce",
        viewport: { width: 1366, height: 900 },
      });
      page = await desk.newPage();
      page.setDefaultTimeout(15_000);
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

    /** Back to the list of steps; answers what it names as the next one. */
    const nextStep = async (): Promise<string> => {
      await page.getByRole("link", { name: "Start", exact: true }).click();
      await heading("Start").waitFor();
      await page.getByText(/left$|^The firm is set up$/).waitFor();
      return page.locator("[aria-current=step] h2").innerText();
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
      expect(await nextStep()).toBe("1. The firm");
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
      expect(await nextStep()).toBe("2. Tax rates");
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
      expect(await nextStep()).toBe("3. Periods");
    });

    it("adds this year's periods", async () => {
      await followNext();
      await shot("5-periods-empty");
      await button("Add periods").first().click();
      await dialog("Add periods").getByRole("button", { name: "Add periods", exact: true }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await shot("5-periods");
      expect(await nextStep()).toBe("5. How invoices leave the firm");
    });

    it("goes on with the numbers of the program before", async () => {
      await page.getByRole("link", { name: "Go to Invoices and mail" }).click();
      await heading("Invoices and mail").waitFor();
      await page.getByLabel("Next number").first().fill("1042");
      await button("Save").first().click();
      await page.getByText("Saved", { exact: true }).waitFor();
      await shot("6-invoices");
      await nextStep();
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
      expect(await nextStep()).toBe("7. Clients");
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
      expect(await nextStep()).toBe("7. Clients");
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
      expect(await nextStep()).toBe("8. The first billing run");
      await shot("10-start");
    });

    it("sees the firm set up once the accountant has made a run and posted it", async () => {
      const totals = await accountantPostsARun();
      expect(totals).toEqual({ grossByCurrency: ["120.00 GBP"], invoiceCount: 1 });
      await page.reload();
      await page.getByText("The firm is set up").waitFor();
      await shot("11-done");
    });

    /** The invited person's first hour: a password, a run of one hour at 100, posted by export. */
    async function accountantPostsARun() {
      const context = await browser.newContext();
      const hers = await context.newPage();
      hers.setDefaultTimeout(15_000);
      await hers.goto(invitation);
      await hers.getByLabel("Choose a password").fill("violet harbour cactus ninety");
      await hers
        .getByRole("button", { name: /password/i })
        .last()
        .click();
      await hers.getByRole("heading", { name: "You are all set, Priya Nair" }).waitFor();
      if (shots) await hers.screenshot({ path: `${shots}/12-accountant.png`, fullPage: true });
      const token = await hers.evaluate(() => sessionStorage.getItem("billing-runs-token"));
      await context.close();

      const send = async <Body>(method: string, path: string, body?: object, etag?: string) => {
        const response = await fetch(`${site.url}/api/${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            "content-type": "application/json",
            ...(etag === undefined ? {} : { "if-match": etag }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
        // safe because each call names what its route answers
        return (await response.json()) as Body;
      };
      const { firm } = await send<Me>("GET", "me");
      const { clients } = await send<ClientList>("GET", "clients");
      const entry: UploadEntry = {
        key: "row-2",
        fingerprint: "row 2 as it was read",
        clientId: clients[0]?.id ?? "",
        kind: "time",
        workItem: "Bookkeeping",
        date: firm.today,
        person: "Priya Nair",
        partner: "Judith Marsh",
        description: "Month-end reconciliation",
        quantityMicro: 1_000_000,
        rateMicro: 100_000_000,
        valueMinor: 10_000,
        currency: firm.currency,
        taxCode: "STD",
        groupLabel: "",
        writeOnOffMinor: 0,
        carriedMinor: 0,
        confirmedNotBilled: false,
      };
      const uploadId = randomUUID();
      await send("PUT", `uploads/${uploadId}/chunks/0`, { entries: [entry] });
      const commit: CommitUploadBody = {
        chunkCount: 1,
        expected: {
          entryCount: 1,
          invoiceCount: 1,
          netByCurrency: [{ currency: "GBP", amountMinor: 10_000 }],
          grossByCurrency: [{ currency: "GBP", amountMinor: 12_000 }],
        },
        target: {
          type: "new-run",
          name: "The first run",
          invoiceDate: firm.today,
          grouping: "client",
          detailLevel: "every-entry",
        },
      };
      const { runId } = await send<CommittedUpload>("POST", `uploads/${uploadId}/commit`, commit);
      const method = "export";
      const format = "xero-sales-csv";
      const path = `runs/${runId}`;
      const { version } = await send<RunDetail>("GET", path);
      const check = await send<PreFlight>(
        "GET",
        `${path}/pre-flight?method=${method}&format=${format}`,
      );
      expect(check.items.filter(({ severity }) => severity === "block")).toEqual([]);
      const agreed = { method, format, expectedInvoiceCount: 1, expectedTotals: check.totals };
      await send("POST", `${path}/post`, agreed, `"${version}"`);
      await expect
        .poll(async () => (await send<RunDetail>("GET", path)).status, { timeout: 15_000 })
        .toBe("posted");
      const { exports } = await send<RunDetail>("GET", path);
      const ticket = await send<DownloadTicket>("POST", `exports/${exports[0]?.id}/ticket`);
      const file = await fetch(new URL(ticket.url, site.url));
      return exportedTotals(Buffer.from(await file.arrayBuffer()));
    }
  },
);
