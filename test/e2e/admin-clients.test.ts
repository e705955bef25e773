import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { AdminVisit } from "./admin-visit.ts";
import { violationsIn } from "./axe.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";

/** The clients of the admin page, as an admin and as members of teams meet them. */
describe("the clients on the admin page", { timeout: 180_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  async function openAs(
    name: string,
    options: { width?: number; colorScheme?: "light" | "dark"; place?: string } = {},
  ): Promise<Page> {
    const { width = 1600, colorScheme = "light", place = "" } = options;
    const look = { width, height: 1000, colorScheme, place: `#/clients${place}` };
    const visit = await AdminVisit.open(browser, trial.url, look);
    await visit.signInAs(name);
    await visit.page.getByRole("heading", { level: 1 }).waitFor();
    return visit.page;
  }

  it.each([
    [360, "light"],
    [360, "dark"],
    [1600, "light"],
    [1600, "dark"],
  ] as const)("fit %i px in %s and have no violation", async (width, colorScheme) => {
    const page = await openAs("Judith Marsh", { width, colorScheme });
    await page.getByRole("link", { name: "Brightwater Lettings Ltd" }).waitFor();
    const check = async (name: string) => {
      expect(await violationsIn(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, name).toBeLessThanOrEqual(0);
    };
    await check("list");
    await page.getByRole("link", { name: "Brightwater Lettings Ltd" }).click();
    await page.getByRole("heading", { name: "Brightwater Lettings Ltd" }).waitFor();
    await page.getByRole("checkbox", { name: "Grace Lindley" }).waitFor();
    await page.getByRole("button", { name: "Add a work item" }).click();
    await check("client");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("radio", { name: /^Hidden/ }).click();
    await page.getByRole("button", { name: "Change who sees it" }).click();
    await page.getByRole("dialog").waitFor();
    await check("hide");
    await page.getByRole("button", { name: "Not now" }).click();
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByRole("link", { name: "All clients" }).click();
    await page.getByRole("link", { name: "Import a list" }).click();
    await page
      .getByRole("textbox", { name: /^Paste the list/ })
      .fill(
        "Mandant\tKundennr\tE-Mail\tStraße\tOrt\tUmsatz\nAldgate Coffee Roasters Ltd\tALD001\tpay@aldgate.example\t1 New Yard\tBristol\t7\nNeue GmbH\tN-1\tpost@neue.example\tHauptstr. 1\tBerlin\t8\nBad mail\tB-1\tnobody\t\t\t9",
      );
    await check("paste");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "What are the columns?" }).waitFor();
    await check("columns");
    await page.getByRole("button", { name: "Show what would change" }).click();
    await page.getByRole("tab", { name: "Changed (1)" }).click();
    await page.getByText("pay@aldgate.example").waitFor();
    await check("preview");
    await page.getByRole("tab", { name: "Problems (1)" }).click();
    await page.getByText("“nobody” is no e-mail address.").waitFor();
    await page.close();
  });

  it("are found, opened and changed, and say when somebody else was faster", async () => {
    const page = await openAs("Judith Marsh");
    await page.getByRole("searchbox", { name: "Find a client" }).fill("ald001");
    await page.getByText("1 client", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Aldgate Coffee Roasters Ltd" }).click();
    const terms = page.getByRole("textbox", { name: "Payment terms in days" });
    await terms.fill("14");
    const other = await openAs("Judith Marsh", { place: "/one/client-ald001" });
    await other.getByRole("textbox", { name: "Tax number" }).fill("GB 1");
    await other.getByRole("button", { name: "Save" }).click();
    await other.getByText("Saved", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Reload and keep what I typed" }).click();
    await page.getByText("Not saved yet").waitFor();
    expect(await page.getByRole("textbox", { name: "Tax number" }).inputValue()).toBe("GB 1");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await page.getByRole("textbox", { name: "Invoices go to" }).fill("nobody");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is no e-mail address.").first().waitFor();
    await page.close();
    await other.close();
  });

  it("come from a list in one go", async () => {
    const page = await openAs("Judith Marsh", { place: "/import" });
    await page.setInputFiles('input[type="file"]', {
      name: "clients.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "Nom du client;Délai de paiement\nPremier SARL;30\nDeuxième SARL;14 jours\n",
      ),
    });
    await page.getByRole("button", { name: "Show what would change" }).click();
    await page.getByRole("checkbox", { name: "Import Deuxième SARL" }).click();
    await page.getByRole("button", { name: "Import 1 client" }).click();
    await page.getByText("1 client is new, 0 were changed.").waitFor();
    await page.getByRole("link", { name: "Show the clients" }).click();
    await page.getByRole("link", { name: "Premier SARL" }).waitFor();
    expect(await page.getByText("Deuxième SARL").count()).toBe(0);
    await page.close();
  });

  it("are hidden from who is not on the team, whose members keep them without being admins", async () => {
    const grace = await openAs("Grace Lindley");
    await grace.getByRole("link", { name: "Dunmore Engineering Ltd" }).waitFor();
    expect(await grace.getByText(/Kestrel|Marlowe/).count()).toBe(0);
    expect(await grace.getByRole("link", { name: "Import a list" }).count()).toBe(0);
    await grace.getByRole("link", { name: "New client" }).click();
    await grace.getByRole("textbox", { name: "Name" }).fill("Marlowe Family Trust");
    await grace.getByRole("button", { name: "Make the client" }).click();
    await grace.getByRole("heading", { name: "Marlowe Family Trust" }).waitFor();
    await grace.getByText("Only an admin can change a public client.").waitFor();
    await grace.close();

    const tom = await openAs("Tom Ashworth");
    await tom.getByText("Another client now bears the name of Marlowe Family Trust").waitFor();
    await tom.getByRole("link", { name: "Project Kestrel Holdings Ltd" }).click();
    await tom.getByRole("checkbox", { name: "Judith Marsh" }).click();
    await tom.getByRole("button", { name: "Change who sees it" }).click();
    await tom.getByRole("dialog").getByRole("button", { name: "Change who sees it" }).click();
    await tom.getByRole("dialog").waitFor({ state: "detached" });
    await tom.close();

    const judith = await openAs("Judith Marsh", { place: "/one/client-kes001" });
    await judith.getByText("This client does not exist.").waitFor();
    await judith.close();
  });
});
