import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatMoney } from "#shared/decimal.ts";
import type { RateCard } from "#shared/rate-card.ts";
import { assumedCurrency } from "../../addin/pane/state/unbilled/assumed-currency.ts";
import { attentionTitles } from "../../addin/pane/state/unbilled/attention.ts";
import { fieldNames, fields } from "../../addin/workbook/mapping/fields.ts";
import { sampleRates } from "../../server/trial/sample-rates.ts";
import { launchChromium } from "../setup/chromium.ts";
import { allSheets } from "../sheets/all-sheets.ts";
import type { SheetCase } from "../sheets/sheet-case.ts";
import { readingOf } from "../sheets/reading-of.ts";
import { tableOf } from "../sheets/table-of.ts";
import { startTrial } from "./trial-server.ts";
import type { TrialServer } from "./trial-server.ts";
import { TrialVisit } from "./trial-visit.ts";

describe("sample sheets opened in the trial", { timeout: 60_000 }, () => {
  let browser: Browser;
  let trial: TrialServer;
  let visit: TrialVisit;

  beforeAll(async () => {
    [browser, trial] = await Promise.all([launchChromium(), startTrial()]);
    visit = await TrialVisit.open(browser, trial.url);
  });
  afterAll(async () => {
    await browser?.close();
    await trial?.stop();
  });

  /** What stands against rows, as the pane says it: "Not a number H8". */
  const troubles = (problems: readonly string[]): string[] => {
    const titles = new Map<string, string>(Object.entries(attentionTitles));
    return problems
      .map((problem) => problem.split(" "))
      .map(([cell, code = ""]) => `${titles.get(code)} ${cell}`)
      .toSorted();
  };

  const expectMapping = async (sheet: SheetCase): Promise<void> => {
    expect(await visit.mapping()).toEqual(
      Object.fromEntries(
        fields.flatMap((field) => {
          const header = sheet.mapping[field];
          return header === undefined ? [] : [[fieldNames[field], header]];
        }),
      ),
    );
  };

  it.each(withoutCard.map((sheet) => [sheet.name, sheet] as const))(
    "reads %s without touching the mapping, before anybody signs in",
    async (_name, sheet) => {
      const locale = sheet.culture;
      const reading = readingOf(tableOf(sheet), { firmCurrency: assumedCurrency(locale) });
      await visit.openSampleSheet(sheet.name);
      await expectMapping(sheet);
      await visit.expectRowsToBill(reading.entries.length);
      expect((await visit.figure("Amount before tax")).split("\n").toSorted()).toEqual(
        reading.totals.map((total) => shown(total, locale)).toSorted(),
      );
      expect((await visit.attention()).toSorted()).toEqual(troubles(reading.problems));
    },
  );

  it.each(withCard.map((sheet) => [sheet.name, sheet] as const))(
    "reads %s, which has hours and no rates, with the firm's rates once somebody signs in",
    async (name, sheet) => {
      await visit.openSampleSheet(name);
      if (await visit.button("Sign in to create a run").isVisible()) {
        await visit.pane.getByText("Sign in to price hours by the firm’s rates").waitFor();
        await visit.signInAs("Priya Nair");
      }
      await expectMapping(sheet);
      const reading = readingOf(tableOf(sheet), { firmCurrency: "GBP", rateCard });
      // nobody knows these clients yet: the rows wait under their names, with what they are worth
      const unknown = visit.button(/^Client not known/);
      for (const total of reading.totals)
        await unknown.getByText(shown(total, sheet.culture)).waitFor();
      await unknown.getByLabel(`${reading.entries.length} rows`).waitFor();
    },
  );
});

const withCard = allSheets.filter(({ rateCard: needed }) => needed !== undefined);
const withoutCard = allSheets.filter(({ rateCard: needed }) => needed === undefined);

/** The trial's own rates, but for what was agreed with single clients. */
const rateCard: RateCard = sampleRates
  .filter(({ clientId }) => clientId === null)
  .map(({ person, task, currency, rateMicro, startsOn, endsOn }) => ({
    client: null,
    person,
    task,
    currency,
    rateMicro,
    startsOn,
    endsOn,
  }));

/** "1234.50 GBP" in the words of the pane. */
function shown(total: string, locale: string): string {
  const [amount = "", currency = ""] = total.split(" ");
  return formatMoney(Math.round(Number(amount) * 100), currency, locale);
}
