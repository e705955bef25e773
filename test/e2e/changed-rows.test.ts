import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("rows changed after they were billed, in Chromium", { timeout: 90_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let visit: TrialVisit;
  /** Of a row that is on the draft, as Excel numbers it. */
  let row: number;

  const dialog = (): Locator => visit.pane.getByRole("dialog");

  const change = async (column: string, text: string): Promise<void> => {
    await visit.goToCell(`${column}${row}`);
    await visit.typeInto(`${column}${row}`, text);
  };

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    visit = await TrialVisit.open(browser, trial.url);
    await visit.signInAs("Priya Nair");
    await visit.button("Create run").click();
    await visit.pane.getByLabel("Name").fill("Changes");
    await visit.button(/^Create run with \d+ invoices$/).click();
    await visit.pane.getByRole("heading", { name: "Changes" }).waitFor();
    const rows = await visit.sheetRowsWhen((all) => all.some(({ run }) => run === "Changes"));
    row = 4 + rows.findIndex(({ run }) => run === "Changes");
    await visit.pane.getByRole("tab", { name: "Unbilled" }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  it("are told of, with what the draft has and what the sheet says now", async () => {
    await change("H", "Advice by telephone");
    await visit.button(/^Changed since it was put on a draft/).click();
    await visit.button(`Show what changed in row ${row}`).click();
    const description = dialog().locator("dl > div", { hasText: "Description" });
    await description.getByText("Advice by telephone").waitFor();
    expect(await dialog().locator("dl > div").count()).toBe(1);
  });

  it("stay as the draft has them until a person takes the change in", async () => {
    await visit.button("Leave it").click();
    await visit.button(`Show what changed in row ${row}`).click();
    await visit.button("Take the change in").click();
    await dialog().waitFor({ state: "detached" });
    await visit
      .button(/^Changed since it was put on a draft/)
      .first()
      .waitFor({ state: "detached" });
  });

  it("are found in the sheet also when they were changed while another screen was shown", async () => {
    await visit.openRun("Changes");
    await change("H", "Advice by letter");
    await visit.pane.getByRole("tab", { name: "Unbilled" }).click();
    await visit.button(/^Changed since it was put on a draft/).click();
    await visit.button(`Show what changed in row ${row}`).click();
    await dialog().getByText("Advice by letter").waitFor();
    await visit.button("Take the change in").click();
    await dialog().waitFor({ state: "detached" });
  });

  it("change the draft's total when their amount is taken in", async () => {
    await visit.openRun("Changes");
    const before = await visit.figure("Total due");
    await visit.pane.getByRole("tab", { name: "Unbilled" }).click();
    await change("J", "1000");
    await change("I", "1");
    await change("K", "1000");
    await visit.button(/^Changed since it was put on a draft/).click();
    await visit.button(`Show what changed in row ${row}`).click();
    await dialog().locator("dl > div", { hasText: "Amount" }).getByText("1,000.00 ").waitFor();
    await visit.button("Take the change in").click();
    await dialog().waitFor({ state: "detached" });
    await visit.openRun("Changes");
    await expect.poll(() => visit.figure("Total due")).not.toBe(before);
  });

  it("say what was billed once they are posted, and offer nothing that would change it", async () => {
    await visit.button("Post").click();
    await visit.button(/^Export \d+ invoices$/).click();
    await dialog()
      .getByRole("button", { name: /^Export \d+ invoices$/ })
      .click();
    await visit.pane.getByText(/^Posted: \d+ invoices exported$/).waitFor();
    await visit.pane.getByRole("tab", { name: "Unbilled" }).click();
    await change("H", "Advice in person");
    await visit.button(/^Changed after billing/).click();
    await visit.button(`Show what changed in row ${row}`).click();
    await dialog().getByText("Advice by letter").waitFor();
    await dialog().getByText("Advice in person").waitFor();
    await dialog()
      .getByText(/^Invoice INV-\d+ stays as it was posted/)
      .waitFor();
    expect(await visit.button("Take the change in").count()).toBe(0);
    expect(visit.complaints).toEqual([]);
  });
});
