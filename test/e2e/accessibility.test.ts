import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { violationsIn } from "./axe.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe.each(["light", "dark"] as const)(
  "the pane in %s, for people who use a keyboard or a screen reader",
  { timeout: 120_000 },
  (colorScheme) => {
    let browser: Browser;
    let trial: TrialServer;
    let visit: TrialVisit;

    beforeAll(async () => {
      [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
      // Tall, because a row that is scrolled half under the footer would count as too small to hit.
      visit = await TrialVisit.open(browser, trial.url, { colorScheme, height: 2400 });
    });
    afterAll(async () => {
      await browser?.close();
      await trial?.stop();
    });

    const findings = () => violationsIn(visit.page);

    it("has no violation before signing in", async () => {
      await visit.pane.getByText(/^Unchecked: sign in/).waitFor();
      expect(await findings()).toEqual([]);
      await visit.button(/^Sign in to create a run/).click();
      await visit.pane.getByRole("dialog").waitFor();
      expect(await findings()).toEqual([]);
      await visit.page.keyboard.press("Escape");
      await visit.pane.getByRole("dialog").waitFor({ state: "detached" });
    });

    it("has no violation on unbilled rows, their columns and the dialog of a new run", async () => {
      await visit.signInAs("Priya Nair");
      await visit.button(/columns recognised/).click();
      await visit.button("Back").waitFor();
      expect(await findings()).toEqual([]);
      await visit.button("Back").click();
      await visit.button("Create run").click();
      await visit.button(/^Create run with/).waitFor();
      expect(await findings()).toEqual([]);
    });

    it("has no violation on a run, an invoice, the question before posting and the list", async () => {
      await visit.pane.getByLabel("Name").fill("Accessible");
      await visit.pane.getByLabel("Invoice date").fill("2026-11-30");
      await visit.button(/^Create run with/).click();
      await visit.pane.getByRole("heading", { name: "Accessible" }).waitFor();
      expect(await findings()).toEqual([]);
      await visit.button(/^Amberley Veterinary/).click();
      await visit.pane.getByRole("heading", { name: /^Amberley/ }).waitFor();
      expect(await findings()).toEqual([]);
      await visit.pane.getByRole("tab", { name: "Message" }).click();
      // The other form is a frame in which nothing runs, this test's rules neither.
      await visit.pane.getByRole("tab", { name: "Plain text" }).click();
      expect(await findings()).toEqual([]);
      await visit.button("Back").click();
      await visit.button("Post").click();
      await visit.button(/^Export \d+ invoices$/).waitFor();
      expect(await findings()).toEqual([]);
      await visit.pane.getByRole("tab", { name: "Runs" }).click();
      await visit.pane.getByText("October 2026").waitFor();
      expect(await findings()).toEqual([]);
    });
  },
);
