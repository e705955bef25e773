import { describe, expect, it } from "vitest";
import { serialOfDate } from "#shared/calendar.ts";
import {
  countPricedByCard,
  isPricedByCard,
} from "../../../../addin/pane/state/unbilled/card-rates.ts";
import { dateQuestion } from "../../../../addin/pane/state/unbilled/date-question.ts";
import { notBillableWords } from "../../../../addin/pane/state/unbilled/not-billable-words.ts";
import { openNumberCells } from "../../../../addin/pane/state/unbilled/open-numbers.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import type { UnderstoodRows } from "../../../../addin/workbook/rows/sheet-entry.ts";
import type { CellValue } from "../../../../addin/workbook/sheet-table.ts";
import { makeTable } from "../../workbook/sheet-table-factory.ts";

const headers = ["Client", "Date", "Description", "Hours", "Rate", "Amount"];
const options = { defaultCurrency: "GBP" };

function read(rows: CellValue[][], more = {}) {
  const table = makeTable(headers, rows);
  const mapping = guessMapping(table);
  const understood = understandRows(table, mapping, { ...options, ...more });
  return { table, mapping, understood };
}

describe("asking how dates are meant", () => {
  it("shows two dates of the sheet both ways when the column decides nothing", () => {
    const { table, mapping, understood } = read([
      ["Aldgate", "03/11/2026", "a", 1, 100, 100],
      ["Aldgate", "05/05/2026", "b", 1, 100, 100],
      ["Aldgate", "03/11/2026", "c", 1, 100, 100],
      ["Aldgate", "04/11/2026", "d", 1, 100, 100],
    ]);
    expect(dateQuestion(table, mapping, understood.dateReading)).toMatchObject({
      type: "order",
      answered: false,
      examples: [
        { sheetRow: 2, written: "03/11/2026", dayFirst: "2026-11-03", monthFirst: "2026-03-11" },
        { sheetRow: 5, written: "04/11/2026", dayFirst: "2026-11-04", monthFirst: "2026-04-11" },
      ],
    });
  });

  it("counts as answered once a person has said it, and asks nothing when the column decides", () => {
    const open = [["Aldgate", "03/11/2026", "a", 1, 100, 100]];
    const said = read(open, { dateOrder: "month-first" });
    expect(dateQuestion(said.table, said.mapping, said.understood.dateReading)).toMatchObject({
      answered: true,
      order: "month-first",
    });
    const clear = read([["Aldgate", "23/11/2026", "a", 1, 100, 100]]);
    expect(dateQuestion(clear.table, clear.mapping, clear.understood.dateReading)).toBeNull();
  });

  it("tells of real dates that look swapped, and how they may be meant", () => {
    const late = ["13/11/2026", "14/11/2026", "15/11/2026", "16/11/2026"];
    const early = ["2026-03-11", "2026-04-11", "2026-05-11"].map((date) =>
      serialOfDate(date, 1900),
    );
    const rows = [...late, ...early].map((date) => ["Aldgate", date, "a", 1, 100, 100]);
    const { table, mapping, understood } = read(rows);
    expect(dateQuestion(table, mapping, understood.dateReading)).toMatchObject({
      type: "swapped",
      answered: false,
      examples: [
        { sheetRow: 6, monthFirst: "2026-03-11", dayFirst: "2026-11-03" },
        { sheetRow: 7, monthFirst: "2026-04-11", dayFirst: "2026-11-04" },
      ],
    });
    expect(datesOf(understood).slice(-3)).toEqual(["2026-03-11", "2026-04-11", "2026-05-11"]);

    const turned = read(rows, { turnDates: true });
    expect(datesOf(turned.understood).slice(-3)).toEqual([
      "2026-11-03",
      "2026-11-04",
      "2026-11-05",
    ]);
    expect(datesOf(turned.understood)[0]).toBe("2026-11-13");
    expect(dateQuestion(table, mapping, turned.understood.dateReading)).toMatchObject({
      turned: true,
      answered: true,
    });
    const left = read(rows, { turnDates: false });
    expect(datesOf(left.understood)).toEqual(datesOf(understood));
  });

  it("turns nothing in a column that does not look swapped, whatever was said of it before", () => {
    const serials = ["2026-11-03", "2026-11-14"].map((date) => serialOfDate(date, 1900));
    const { understood } = read(
      serials.map((date) => ["Aldgate", date, "a", 1, 100, 100]),
      { turnDates: true },
    );
    expect(datesOf(understood)).toEqual(["2026-11-03", "2026-11-14"]);
  });
});

describe("numbers that can be read in two ways", () => {
  it("are named with both readings and their cell, and nothing else is", () => {
    const { table, mapping, understood } = read([
      ["Aldgate", "23/11/2026", "a", 1, null, "1.234"],
      ["Aldgate", "23/11/2026", "b", 1, null, "250"],
      ["Aldgate", "23/11/2026", "c", 1, null, 12.5],
    ]);
    expect(understood.openNumbers).toEqual(["value"]);
    expect(openNumberCells(table, mapping, understood.openNumbers)).toMatchObject([
      { sheetRow: 2, column: 5, text: "1.234", read: "1.234", other: "1234" },
    ]);
  });
});

describe("rates of the firm's card", () => {
  const rateCard = [
    { client: null, person: null, task: null, currency: "GBP", rateMicro: 120_000_000 },
  ].map((line) => ({ ...line, startsOn: null, endsOn: null }));

  it("are told apart from rates and amounts of the row's own", () => {
    const { table, mapping, understood } = read(
      [
        ["Aldgate", "23/11/2026", "a", 2, null, null],
        ["Aldgate", "23/11/2026", "b", 2, 100, null],
        ["Aldgate", "23/11/2026", "c", 2, null, 50],
      ],
      { rateCard },
    );
    expect(understood.entries.map(({ valueMinor }) => valueMinor)).toEqual([24_000, 20_000, 5_000]);
    expect(understood.entries.map((one) => isPricedByCard(table, mapping, one))).toEqual([
      true,
      false,
      false,
    ]);
    expect(countPricedByCard(table, mapping, understood.entries)).toBe(1);
  });
});

describe("rows that are no work to bill", () => {
  it("are counted by reason, in words", () => {
    const row = { amountMinor: null, currency: null };
    const reasons = ["total", "remark", "total", "marked-not-billable"] as const;
    expect(
      notBillableWords(
        reasons.map((reason, index) => ({ ...row, sheetRow: index + 2, reason })),
        "en-GB",
      ),
    ).toEqual(["1 row is marked as not billable.", "2 rows are totals.", "1 row is a remark."]);
  });
});

function datesOf({ entries }: UnderstoodRows): (string | null)[] {
  return entries.map(({ date }) => date);
}
