import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe(
  "the preview of an invoice, in Chromium with the real Office.js",
  { timeout: 90_000 },
  () => {
    let browser: Browser;
    let trial: TrialServer;
    let visit: TrialVisit;

    beforeAll(async () => {
      [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
      visit = await TrialVisit.open(browser, trial.url);
      await visit.signInAs("Priya Nair");
      await visit.pane.getByRole("tab", { name: "Runs" }).click();
      await visit.openRun("October 2026");
    });
    afterAll(async () => {
      await browser?.close();
      await trial?.stop();
    });

    /** Shares of the page that are ink, from 0 to 1. */
    const inked = (): Promise<number> =>
      visit.pane.getByRole("img", { name: /^Page 1 of / }).evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const { data } = canvas
          .getContext("2d")
          ?.getImageData(0, 0, canvas.width, canvas.height) ?? {
          data: new Uint8ClampedArray(),
        };
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
        return dark / (data.length / 4);
      });

    it("shows the pages that the client gets, and the data again", async () => {
      await visit.pane
        .getByRole("button", { name: /^Dunmore Engineering/ })
        .first()
        .click();
      await visit.pane.getByRole("tab", { name: "Preview" }).click();
      await visit.pane.locator("canvas[aria-busy=false]").first().waitFor();
      expect(await inked()).toBeGreaterThan(0.005);
      expect(visit.consoleErrors).toEqual([]);
      expect(visit.complaints).toEqual([]);
      await visit.pane.getByRole("tab", { name: "Data" }).click();
      await visit.pane.getByText("Bill to").waitFor();
    });

    it("shows the mail with which it goes, in a frame where nothing runs", async () => {
      await visit.pane.getByRole("tab", { name: "Message" }).click();
      const frame = visit.pane.locator('iframe[title="The message as mail programs show it"]');
      await frame.waitFor();
      expect(await frame.getAttribute("sandbox")).toBe("");
      const body = await frame.contentFrame().locator("body").innerText();
      expect(body).toMatch(/^Dear Dunmore Engineering.*invoice INV-\d+ for [\d,.]+\sGBP, due on /s);
      await visit.pane.getByRole("tab", { name: "Plain text" }).click();
      const text = visit.pane.getByRole("region", { name: "The message as plain text" });
      expect((await text.innerText()).replace(/\s+/g, " ")).toBe(body.replace(/\s+/g, " "));
    });

    it("sends it as a test to nobody but the person who asks", async () => {
      await visit.button("Send a test to me (priya.nair@marshpryce.example)").click();
      await visit.pane.getByText(/^Sent to priya\.nair@marshpryce\.example only/).waitFor();
      await visit.page.goto(`${trial.url}trial/mail`);
      await visit.page.getByText("1 mail, the newest first").waitFor();
      await visit.page.getByRole("link", { name: /^Test: Invoice INV-\d+/ }).click();
      await visit.page.getByRole("heading", { name: /^Test: Invoice INV-\d+/ }).waitFor();
      const facts = await visit.page.locator("dl").innerText();
      expect(facts.match(/[\w.]+@[\w.-]+\.example/g)).toContain("priya.nair@marshpryce.example");
      expect(facts).not.toContain("dunmore");
      expect(visit.complaints).toEqual([]);
    });
  },
);
