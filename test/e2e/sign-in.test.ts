import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { violationsIn } from "./axe.ts";
import { startSignInSite } from "./sign-in-site.ts";
import type { SignInSite } from "./sign-in-site.ts";

const password = "otter lantern gravel sonnet";
const judith = { email: "judith@marsh.example", password };

describe("signing in, from an empty database on", { timeout: 60_000 }, () => {
  let browser: Browser;
  let site: SignInSite;
  let desk: BrowserContext;
  let page: Page;
  let secret = "";

  beforeAll(async () => {
    [browser, site] = await Promise.all([
      launchChromium(),
      startSignInSite({ secondFactorRequired: true }),
    ]);
    // Axe needs pages of a context of its own.
    desk = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    page = await desk.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const field = (name: string, on = page) => on.getByLabel(name, { exact: false });
  const button = (name: string | RegExp, on = page) => on.getByRole("button", { name });
  const heading = (name: string | RegExp, on = page) => on.getByRole("heading", { name });
  const codeNow = () =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: Date.parse(site.clock.now()),
    });

  const expectAccessible = async (on = page): Promise<void> => {
    expect(await violationsIn(on)).toEqual([]);
  };

  /** Signs in at the provider's own pages, up to where it sends the browser back. */
  const atProvider = async (on: Page, account: string): Promise<void> => {
    await on.locator("input[name=login]").fill(account);
    await on.locator("input[name=password]").fill("anything");
    await on.locator("button[type=submit]").click();
    await on.getByRole("button", { name: "Continue" }).click();
  };

  /** Signs in to a pane at its own width, as far as the password leads. */
  const paneWithPassword = async () => {
    const context = await browser.newContext({ viewport: { width: 350, height: 700 } });
    const pane = await context.newPage();
    await pane.goto(`${site.url}/pane.html`);
    await button("Sign in", pane).first().click();
    const dialog = pane.getByRole("dialog");
    await dialog.getByLabel("E-mail address").fill(judith.email);
    await dialog.getByLabel("Password").fill(password);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    return { context, pane, dialog };
  };

  it("lets whoever opens the console's link set the firm up, once", async () => {
    await page.goto(site.setUpLink);
    await heading("Set up your firm").waitFor();
    await expectAccessible();
    await field("Name of the firm").fill("Marsh & Co");
    await field("Your name").fill("Judith Marsh");
    await field("Your e-mail address").fill(judith.email);
    await field("Choose a password").fill("Judith Marsh 2026");
    await button("Set up the firm").click();
    await page.getByText(/tried first, or of your own name/).waitFor();
    await field("Choose a password").fill(password);
    await button("Set up the firm").click();
    await heading("You are all set, Judith Marsh").waitFor();
    expect(page.url()).toBe(`${site.url}/welcome#done`);
    const other = await (await browser.newContext()).newPage();
    await other.goto(site.setUpLink);
    await other.getByText("This link cannot be used any more").waitFor();
    await expectAccessible(other);
    await other.context().close();
  });

  it("opens nothing to a password alone where the firm wants a second factor", async () => {
    await page.goto(`${site.url}/admin`);
    await page.getByText("Add an authenticator app first").waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
    await expectAccessible();
    await button("Your account").click();
    await page.getByText("Add an authenticator app below").waitFor();
  });

  it("says so in the pane too, and leads to the account from there", async () => {
    const { context, pane } = await paneWithPassword();
    await pane.getByText("Add an authenticator app first").waitFor();
    await expectAccessible(pane);
    const account = context.waitForEvent("page");
    await button("Your account", pane).click();
    expect(new URL((await account).url()).pathname).toBe("/account");
    await context.close();
  });

  it("adds an authenticator app to the account", async () => {
    await heading("Authenticator app").waitFor();
    await expectAccessible();
    await field("Your password, once more").fill(password);
    await button("Set up an authenticator app").click();
    await page.getByRole("img", { name: "Picture for your authenticator app" }).waitFor();
    secret = await page.getByText(/^[A-Z2-7]{32}$/).innerText();
    await field("Code").fill(codeNow());
    await button("Turn it on").click();
    await page.getByText(/^It is on/).waitFor();
    await page.getByText("Add an authenticator app below").waitFor({ state: "detached" });
    await button("Sign out here").click();
    await button("Sign in with Firm login").waitFor();
  });

  it("signs in to the admin page with the password and the code of the moment", async () => {
    await page.goto(`${site.url}/admin`);
    await button("Sign in with Firm login").waitFor();
    await expectAccessible();
    await field("E-mail address").fill(judith.email);
    await field("Password").fill("not the password");
    await button("Sign in").last().click();
    await page.getByText(/e-mail address or the password is not right/).waitFor();
    await field("Password").fill(password);
    await button("Sign in").last().click();
    await field("Code").waitFor();
    site.clock.advanceSeconds(30);
    await field("Code").fill(codeNow());
    await button("Sign in").last().click();
    await page.getByRole("navigation").getByText("People and rights").first().waitFor();
    await page.reload();
    await page.getByRole("navigation").getByText("People and rights").first().waitFor();
    const kept = await page.evaluate(() => ({
      cookies: document.cookie,
      local: Object.keys(localStorage).join(" "),
    }));
    expect(kept.cookies).toBe("");
    expect(kept.local).not.toMatch(/token/);
  });

  it("takes an invited person to the firm's provider and back, and to the admin page by redirect", async () => {
    const token = await page.evaluate(() => sessionStorage.getItem("billing-runs-token"));
    const invited = await fetch(`${site.url}/api/people`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        name: "Nadia Brook",
        email: "nadia@marsh.example",
        rights: { billingAccess: true, sendExport: false, admin: true },
      }),
    });
    const { link } = await invited.json();
    const context = await browser.newContext();
    const hers = await context.newPage();
    await hers.goto(`${site.url}${link.path}`);
    await heading("Welcome, Nadia Brook", hers).waitFor();
    await expectAccessible(hers);
    await button("Sign in with Firm login", hers).click();
    await atProvider(hers, "nadia");
    await heading("You are all set, Nadia Brook", hers).waitFor();
    const later = await context.newPage();
    await later.goto(`${site.url}/admin`);
    await button("Sign in with Firm login", later).click();
    // The provider knows her still, and asks again whether this program may have what it wants.
    await button("Continue", later).click();
    await later.getByRole("navigation").getByText("People and rights").first().waitFor();
    expect(new URL(later.url()).pathname).toBe("/admin");
    await context.close();
  });

  it("signs in to the pane in a window of its own, which closes again", async () => {
    const context = await browser.newContext({ viewport: { width: 350, height: 700 } });
    const pane = await context.newPage();
    await pane.goto(`${site.url}/pane.html`);
    await button("Sign in", pane).first().click();
    const dialog = pane.getByRole("dialog");
    await dialog.getByLabel("Password").waitFor();
    await expectAccessible(pane);
    const opened = context.waitForEvent("page");
    await dialog.getByRole("button", { name: "Sign in with Firm login" }).click();
    const window = await opened;
    await atProvider(window, "nadia");
    await button(/^You: Nadia Brook/, pane).waitFor();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => window.isClosed()).toBe(true);
    await context.close();
  });

  it("says so when the window is closed, and when somebody of the provider is nobody here", async () => {
    const context = await browser.newContext({ viewport: { width: 350, height: 700 } });
    const pane = await context.newPage();
    await pane.goto(`${site.url}/pane.html`);
    await button("Sign in", pane).first().click();
    const first = context.waitForEvent("page");
    await button("Sign in with Firm login", pane).click();
    await (await first).close();
    await pane.getByText("The sign-in window was closed before you had signed in.").waitFor();
    const second = context.waitForEvent("page");
    await button("Sign in with Firm login", pane).click();
    const window = await second;
    await atProvider(window, "a-stranger");
    await window.getByText(/belongs to nobody here yet/).waitFor();
    await context.close();
  });

  it("signs in to the pane with a password too, at its own width", async () => {
    const { context, pane, dialog } = await paneWithPassword();
    site.clock.advanceSeconds(30);
    await dialog.getByLabel("Code").fill(codeNow());
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await button(/^You: Judith Marsh/, pane).waitFor();
    await context.close();
  });
});
