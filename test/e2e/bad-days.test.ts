import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { Colleague } from "./colleague.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("a server that is gone, or has moved on", { timeout: 120_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let judith: Colleague;
  let visits: TrialVisit[] = [];

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    judith = await Colleague.signIn(trial.url, "judith-marsh");
  });
  afterEach(async () => {
    await Promise.all(visits.map((visit) => visit.close()));
    visits = [];
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  /** Somebody signed in, with three rows of work in front of them that are this story's own. */
  const openWork = async (person: string, work: string, copy = ""): Promise<TrialVisit> => {
    const visit = await TrialVisit.open(browser, trial.url);
    visits.push(visit);
    await visit.signInAs(person);
    await visit.pane.getByText("14 columns recognised").waitFor();
    const frame = await visit.paneFrame();
    await frame.evaluate(
      ([story, ids]) =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.add("Own work");
          const row = (number: number, client: string, amount: number) => [
            `${story}${ids}-${number}`,
            `2026-11-0${number}`,
            client,
            `${story}, part ${number}`,
            amount,
          ];
          sheet.getRange("A1:E4").values = [
            ["Entry ID", "Date", "Client", "Description", "Amount"],
            row(1, "Aldgate Coffee Roasters Ltd", 100),
            row(2, "Bishop & Finch Architects LLP", 200),
            row(3, "Fenwick Haulage Ltd", 300),
          ];
          sheet.tables.add("A1:E4", true).name = "OwnWork";
          sheet.getRange("A2").select();
          await context.sync();
        }),
      [work, copy],
    );
    await visit.choose("More for this table", "Make a table from the selection");
    await rowsToBill(visit, 3);
    return visit;
  };

  const rowsToBill = (visit: TrialVisit, count: number): Promise<void> =>
    expect
      .poll(() => visit.figure("Rows to bill").catch(() => ""), { timeout: 15_000 })
      .toBe(String(count));
  const says = (visit: TrialVisit, text: string | RegExp): Promise<void> =>
    visit.pane.getByText(text).first().waitFor();
  const gone = (visit: TrialVisit, text: string): Promise<void> =>
    visit.pane.getByText(text, { exact: true }).waitFor({ state: "detached" });
  const fillIn = async (visit: TrialVisit, name: string): Promise<void> => {
    await visit.button("Create run").click();
    await visit.pane.getByLabel("Name").fill(name);
    await visit.pane.getByLabel("Invoice date").fill("2026-11-30");
    await says(visit, "November 2026, open");
  };
  const press = (visit: TrialVisit): Promise<void> =>
    visit.button(/^Create run with \d+ invoices?$/).click();
  const landsOn = (visit: TrialVisit, name: string): Promise<void> =>
    visit.pane.getByRole("heading", { name }).waitFor();

  const dropLastRow = async (visit: TrialVisit): Promise<void> => {
    const frame = await visit.paneFrame();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.tables.getItem("OwnWork").rows.getItemAt(2).delete();
        await context.sync();
      }),
    );
    await visit.choose("More for this table", "Read again");
  };

  it("before a run is made: sends nothing, says so, and makes it when the server is back", async () => {
    const visit = await openWork("Priya Nair", "gone before");
    await fillIn(visit, "Gone before");
    await visit.page.route("**/api/**", (route) => route.abort());
    await press(visit);
    await says(visit, "The server did not answer");
    await says(visit, /No run was made\. Check the connection/);
    await says(visit, "The server does not answer");
    await visit.page.unroute("**/api/**");
    await visit.button("Back").click();
    await gone(visit, "The server does not answer");
    await press(visit);
    await landsOn(visit, "Gone before");
    expect(await judith.runsNamed("Gone before")).toEqual(["Gone before"]);
  });

  it("with the answer to a commit: asks for the same run again, and there is one", async () => {
    const visit = await openWork("Priya Nair", "answer lost");
    await fillIn(visit, "Answer lost");
    await visit.page.route(
      "**/commit",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await press(visit);
    await says(visit, /Whether the run was made is not known yet/);
    expect(await judith.runsNamed("Answer lost")).toEqual(["Answer lost"]);
    await visit.button("Try again").click();
    await landsOn(visit, "Answer lost");
    expect(await judith.runsNamed("Answer lost")).toEqual(["Answer lost"]);
  });

  it("with the answer and the machine: the pane asks after a reload, and there is one run", async () => {
    const visit = await openWork("Priya Nair", "machine lost");
    await fillIn(visit, "Machine lost");
    await visit.page.route(
      "**/commit",
      async (route) => {
        await route.fetch();
        await trial.killAndRestart();
        await route.abort();
      },
      { times: 1 },
    );
    await press(visit);
    await says(visit, /Whether the run was made is not known yet/);
    await visit.page.reload();
    await says(visit, "It is not known whether Machine lost was created");
    await visit.button("Ask the server").click();
    await landsOn(visit, "Machine lost");
    await says(visit, /had been created\. Use Refresh sheet/);
    expect(await judith.runsNamed("Machine lost")).toEqual(["Machine lost"]);
  });

  it("before the rows had arrived: the pane says after a reload that no run was made", async () => {
    const visit = await openWork("Priya Nair", "rows lost");
    await fillIn(visit, "Rows lost");
    await visit.page.route("**/chunks/*", (route) => route.abort());
    await press(visit);
    await says(visit, /Whether the run was made is not known yet/);
    await visit.page.unroute("**/chunks/*");
    await visit.page.reload();
    await visit.button("Ask the server").click();
    await says(visit, "No run was made");
    await says(visit, /Create the run again from the preview/);
    expect(await judith.runsNamed("Rows lost")).toEqual([]);
  });

  it("while looking at runs: says so, keeps asking, and shows them again by itself", async () => {
    const visit = await openWork("Priya Nair", "looking");
    await visit.page.route("**/api/**", (route) => route.abort());
    await visit.pane.getByRole("tab", { name: "Runs" }).click();
    await says(visit, "The server does not answer");
    await visit.page.unroute("**/api/**");
    await gone(visit, "The server does not answer");
    await gone(visit, "The server did not answer");
    await visit.pane.getByText("October 2026", { exact: true }).waitFor();
  });

  it("that no longer knows the sign-in: makes no run, asks to sign in, and goes on", async () => {
    const visit = await openWork("Priya Nair", "expired");
    await fillIn(visit, "Expired");
    const frame = await visit.paneFrame();
    await frame.evaluate(() =>
      fetch("/api/sign-out", {
        method: "POST",
        headers: { authorization: `Bearer ${sessionStorage.getItem("billing-runs-token")}` },
      }),
    );
    await press(visit);
    await says(visit, "Your sign-in has ended");
    await says(visit, /No run was made\. Sign in again, then do the same once more\./);
    expect(await judith.runsNamed("Expired")).toEqual([]);
    await visit.button("Close").click();
    await visit.signInAs("Priya Nair");
    await rowsToBill(visit, 3);
    await fillIn(visit, "Expired");
    await press(visit);
    await landsOn(visit, "Expired");
  });

  it("in which the period was closed meanwhile: makes no run, and takes another date", async () => {
    const visit = await openWork("Priya Nair", "closed");
    await fillIn(visit, "Closed meanwhile");
    await judith.closePeriod("2026-11");
    await press(visit);
    await says(visit, /No run was made\./);
    await says(visit, /closed/);
    await visit.button("Back").click();
    await says(visit, "November 2026 is closed. Choose a date in an open period.");
    await visit.pane.getByLabel("Invoice date").fill("2026-12-01");
    await says(visit, "December 2026, open");
    await press(visit);
    await landsOn(visit, "Closed meanwhile");
    await judith.reopenPeriod("2026-11");
  });

  it("that has a run of that name: keeps what was typed, and takes another name", async () => {
    const visit = await openWork("Priya Nair", "name taken");
    await judith.createRun("Taken name");
    await fillIn(visit, "taken  NAME");
    await press(visit);
    await says(visit, /No run was made\./);
    await visit.button("Back").click();
    expect(await visit.pane.getByLabel("Name").inputValue()).toBe("taken  NAME");
    await visit.pane.getByLabel("Name").fill("Another name");
    await press(visit);
    await landsOn(visit, "Another name");
  });

  it("that has billed some of the rows for somebody else: names them, and bills the rest", async () => {
    const [mine, theirs] = await Promise.all([
      openWork("Priya Nair", "shared"),
      openWork("Tom Ashworth", "shared"),
    ]);
    await dropLastRow(theirs);
    await rowsToBill(theirs, 2);

    await fillIn(mine, "My share");
    // The other one is a moment faster: after this one's last look, before its commit.
    await mine.page.route(
      "**/commit",
      async (route) => {
        await fillIn(theirs, "Their share");
        await press(theirs);
        await landsOn(theirs, "Their share");
        await route.continue();
      },
      { times: 1 },
    );
    await press(mine);
    await says(mine, "2 rows were taken meanwhile");
    await says(mine, /^Row 2: .*“Their share” by Tom Ashworth/);
    await says(mine, /^Row 3: .*“Their share” by Tom Ashworth/);
    expect(await judith.runsNamed("My share")).toEqual([]);
    await mine.button("Create with the other row").click();
    await landsOn(mine, "Fenwick Haulage Ltd");
    expect(await judith.runsNamed("My share")).toEqual(["My share"]);
  });

  it("that has billed the same work from another copy: holds it back row by row, and bills what is confirmed", async () => {
    const [mine, theirs] = await Promise.all([
      openWork("Priya Nair", "copied", " here"),
      openWork("Tom Ashworth", "copied", " there"),
    ]);
    await dropLastRow(theirs);
    await rowsToBill(theirs, 2);
    await fillIn(mine, "My copy");
    await mine.page.route(
      "**/commit",
      async (route) => {
        await fillIn(theirs, "Their copy");
        await press(theirs);
        await landsOn(theirs, "Their copy");
        await route.continue();
      },
      { times: 1 },
    );
    await press(mine);
    await says(mine, "2 rows look billed already");
    await says(mine, /^Row 2: .*“Their copy” by Tom Ashworth/);
    await says(mine, /^Row 3: .*“Their copy” by Tom Ashworth/);
    expect(await judith.runsNamed("My copy")).toEqual([]);
    await mine.button("Create with the other row").waitFor();
    await mine.button("Bill row 3, it is other work").click();
    await says(mine, "Is billed too, as other work.");
    await mine.button("Create with the other 2 rows").click();
    await landsOn(mine, "My copy");
    expect(await judith.runsNamed("My copy")).toEqual(["My copy"]);
  });

  it("that has billed the same work before the last look: says the same, and sends nothing", async () => {
    const [mine, theirs] = await Promise.all([
      openWork("Priya Nair", "earlier", " here"),
      openWork("Tom Ashworth", "earlier", " there"),
    ]);
    await fillIn(mine, "Too late");
    await fillIn(theirs, "In time");
    await press(theirs);
    await landsOn(theirs, "In time");
    await press(mine);
    await says(mine, "3 rows look billed already");
    await says(mine, "No other row is left to bill.");
    expect(await judith.runsNamed("Too late")).toEqual([]);
  });
});
