import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { violationsIn } from "./axe.ts";

/** A person at the admin page, with a browser of their own. */
export class AdminVisit {
  readonly page: Page;
  readonly #context: BrowserContext;
  /** Errors that no script caught. */
  readonly complaints: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => this.complaints.push(error.message));
  }

  static async open(
    browser: Browser,
    url: string,
    look: {
      colorScheme?: "light" | "dark";
      width: number;
      height?: number;
      /** A place on the page, like "#/periods". */
      place?: string;
    },
  ): Promise<AdminVisit> {
    const context = await browser.newContext({
      locale: "en-GB",
      timezoneId: "Europe/London",
      colorScheme: look.colorScheme ?? "light",
      reducedMotion: "reduce",
      viewport: { width: look.width, height: look.height ?? 900 },
    });
    const visit = new AdminVisit(context, await context.newPage());
    await visit.page.goto(`${url}admin${look.place ?? ""}`);
    return visit;
  }

  /** The trial's sign-in: one click. */
  async signInAs(name: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await this.page.getByRole("button", { name: new RegExp(`^You: ${name}`) }).waitFor();
  }

  /** The addresses of all sections, as the navigation lists them. */
  async sections(): Promise<{ title: string; hash: string }[]> {
    const links = this.page.locator('nav[aria-label="Sections"] a');
    return links.evaluateAll((all) =>
      all.map((link) => ({
        title: (link.textContent ?? "").trim(),
        hash: new URL((link as HTMLAnchorElement).href).hash,
      })),
    );
  }

  /** Opens a section by its address and waits until it shows what it has. */
  async openSection({ title, hash }: { title: string; hash: string }): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await this.heading(title).waitFor();
    await this.page.waitForFunction(
      () => document.querySelector("main [role=status][aria-label$=loading]") === null,
    );
  }

  violations(): Promise<string[]> {
    return violationsIn(this.page);
  }

  heading(title: string): Locator {
    return this.page.getByRole("heading", { level: 1, name: title, exact: true });
  }

  /** Presses Tab until the thing has the focus, as somebody without a mouse does. */
  async tabTo(target: Locator, mostPresses = 60): Promise<void> {
    for (let presses = 0; presses < mostPresses; presses++) {
      if (await this.hasFocus(target)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${mostPresses} presses of Tab did not lead to it.`);
  }

  hasFocus(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement);
  }

  /** How many pixels the page is wider than the window. */
  overhang(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.#context.setOffline(offline);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
