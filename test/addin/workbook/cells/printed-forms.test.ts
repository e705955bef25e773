import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#shared/calendar.ts";
import { decimalText } from "#shared/decimal.ts";
import { currencyOfFormat, currencyOfHeader } from "../../../../addin/workbook/cells/currency.ts";
import { orderOfColumn, readDate } from "../../../../addin/workbook/cells/date-cell.ts";
import { readQuantity, secondsOfHeader } from "../../../../addin/workbook/cells/duration-cell.ts";
import {
  microOf,
  numberOfText,
  readNumber,
  separatorsOfColumn,
} from "../../../../addin/workbook/cells/number-cell.ts";
import { foldedText, totalOfText, truthOfText } from "../../../../addin/workbook/cells/words.ts";

const languages = ["en-GB", "en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-PT"] as const;
const english = { decimal: ".", group: "," };
const hours = { timeFormat: false, secondsEach: null };

const decimalSigns = [".", ","] as const;
const groupings = ["", ",", ".", "'", "\u2019", " ", "\u00a0", "\u202f", "\u2009"] as const;
const surroundings = [
  (digits: string, minus: boolean) => (minus ? `-${digits}` : digits),
  (digits: string, minus: boolean) => (minus ? `(${digits})` : digits),
  (digits: string, minus: boolean) => (minus ? `${digits}-` : digits),
  (digits: string, minus: boolean) => (minus ? `\u2212€ ${digits}` : `€ ${digits}`),
  (digits: string, minus: boolean) => (minus ? `€ -${digits}` : `€${digits}`),
  (digits: string, minus: boolean) => (minus ? `(€${digits})` : `${digits} €`),
  (digits: string, minus: boolean) => (minus ? `-${digits} EUR` : `EUR ${digits}`),
] as const;

describe("a column of printed numbers", () => {
  it("is read back, whatever separators, signs and currency it was printed with", () => {
    const cents = fc.integer({ min: -1e11, max: 1e11 });
    const style = fc.record({
      decimal: fc.constantFrom(...decimalSigns),
      group: fc.constantFrom(...groupings),
      around: fc.constantFrom(...surroundings),
    });
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 8 }),
        style,
        (amounts, { decimal, group, around }) => {
          fc.pre(group !== decimal);
          const print = (amount: number): string => {
            const [whole = "", fraction = ""] = decimalText(Math.abs(amount), 2).split(".");
            const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
            return around(`${grouped}${decimal}${fraction}`, amount < 0);
          };
          const texts = amounts.map(print);
          for (const fallback of [english, { decimal: ",", group: "." }]) {
            const { separators } = separatorsOfColumn(texts, fallback);
            for (const [index, text] of texts.entries()) {
              const read = readNumber(text, separators);
              const micro = read.type === "number" ? microOf(read.decimal) : null;
              expect(micro, text).toBe((amounts[index] ?? 0) * 10_000 + 0);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("decides what one of its cells leaves open by what another says", () => {
    const german = ["1.234", "1.234,50", "12"];
    expect(separatorsOfColumn(german, english)).toEqual({
      separators: { decimal: ",", group: "." },
      decidedBy: "column",
    });
    expect(separatorsOfColumn(["1.234", null, 5], english).decidedBy).toBe("workbook");
    expect(separatorsOfColumn(["12", 5], english).decidedBy).toBeNull();
  });

  it.each([
    ["Fr. 1'200.50", "1200.50", "CHF"],
    ["Fr.12.50", "12.50", "CHF"],
    ["1200.-", "1200", null],
    ["12,-- €", "12", "EUR"],
    ["kr 1 234,50", "1234.50", "kr"],
    ["USD $12.00", "12.00", "USD"],
    ["$12 USD", "12", "USD"],
    ["95.00 €/h", "95.00", "EUR"],
    ["120 / Std.", "120", null],
    ["₹1,23,456.00", "123456.00", "INR"],
    ["£(12.00)", "-12.00", "GBP"],
    ["US $ 5", "5", "USD"],
  ])("reads %j as %s", (text, decimal, currency) => {
    expect(numberOfText(text, english)).toEqual({ decimal, currency });
  });

  it.each(["EUR.50", "12 €/kg", "£5 EUR", "((5))", "(5", "5)", "- 5 -", "12.5.", "1 2 3"])(
    "does not take %j for a number",
    (text) => {
      const read = numberOfText(text, english);
      expect(read === null || text === "12.5.").toBe(true);
    },
  );
});

describe("a printed date", () => {
  const days = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays("1990-01-01", count));
  const styles = ["full", "long", "medium", "short"] as const;

  it("is read back in every language and length", () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...languages),
        fc.constantFrom(...styles),
        (date, language, style) => {
          const instant = new Date(`${date}T00:00:00Z`);
          const printed = new Intl.DateTimeFormat(language, {
            dateStyle: style,
            timeZone: "UTC",
          }).format(instant);
          // two digits of a year say the century only as Excel takes them
          fc.pre(style !== "short" || /\d{4}/.test(printed) || (date >= "2000" && date < "2030"));
          const order = language === "en-US" ? "month-first" : "day-first";
          expect(readDate(printed, { order, dateSystem: 1900 }), printed).toEqual({
            type: "date",
            date,
          });
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("is read back from every numeric form in the order of its column", () => {
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 1, maxLength: 6 }),
        fc.constantFrom("day-first", "month-first", "year-first"),
        fc.constantFrom("/", "-", "."),
        fc.constantFrom("", " 09:30", " 2:05:00 PM", "T09:30"),
        (dates, order, sign, time) => {
          fc.pre(!(order === "month-first" && sign === "."));
          const texts = dates.map((date) => {
            const [year = "", month = "", day = ""] = date.split("-");
            const parts = {
              "day-first": [day, month, year],
              "month-first": [month, day, year],
              "year-first": [year, month, day],
            };
            return parts[order].join(sign) + time;
          });
          const decided = orderOfColumn(texts, 1900).order;
          expect([null, order]).toContain(decided ?? null);
          for (const [index, text] of texts.entries())
            expect(readDate(text, { order, dateSystem: 1900 })).toEqual({
              type: "date",
              date: dates[index],
            });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["26-11-03", "2026-11-03", "year-first"],
    ["20261103", "2026-11-03", "day-first"],
    ["2026-Nov-03", "2026-11-03", "day-first"],
    ["03Nov2026", "2026-11-03", "day-first"],
    ["Di., 03.11.2026", "2026-11-03", "day-first"],
    ["1er janv. 26", "2026-01-01", "day-first"],
    ["3º de março de 2026", "2026-03-03", "day-first"],
    ["Nov 3, 2026, 2:05 PM", "2026-11-03", "month-first"],
  ] as const)("reads %j as %s", (text, date, order) => {
    expect(readDate(text, { order, dateSystem: 1900 })).toEqual({ type: "date", date });
  });

  it.each(["3 jui 2026", "marketing 3 2026", "3 Smith 2026", "32 Nov 2026", "2026"])(
    "does not take %j for a date",
    (text) => {
      expect(readDate(text, { order: "day-first", dateSystem: 1900 }).type).toBe("not-a-date");
    },
  );

  it("suspects swapped dates only where every real one could be swapped", () => {
    const texts = ["13/11/2026", "24/11/2026", "30/11/2026"];
    expect(orderOfColumn([...texts, 46_085, 46_116, 46_146], 1900).swapSuspected).toBe(true);
    expect(orderOfColumn([...texts, 46_085, 46_116, 46_160], 1900).swapSuspected).toBe(false);
    expect(
      orderOfColumn([...texts, "03/11/2026", 46_085, 46_116, 46_146], 1900).swapSuspected,
    ).toBe(false);
  });
});

describe("a printed duration", () => {
  const two = (part: number): string => String(part).padStart(2, "0");
  const forms: ((h: number, m: number) => string)[] = [
    (h, m) => `${h}:${two(m)}`,
    (h, m) => `${h}:${two(m)}:00`,
    (h, m) => `${h}:${two(m)} h`,
    (h, m) => `${h}h ${m}m`,
    (h, m) => `${h}h${two(m)}`,
    (h, m) => `${h} hrs, ${m} mins`,
    (h, m) => `${h} Std. ${m} Min.`,
    (h, m) => `${h} heures et ${m} minutes`,
    (h, m) => `${h} horas y ${m} minutos`,
    (h, m) => `${h} ore e ${m} minuti`,
    (h, m) => `${h} uur en ${m} minuten`,
    (h, m) => `${h} hours and ${m} minutes 0 seconds`,
    (h, m) => `${h * 60 + m} min`,
    (h, m) => `${h * 60 + m}m`,
    (h, m) => `${(h * 60 + m) * 60}s`,
    (h, m) => `PT${h}H${m}M`,
  ];

  it("is read back from every form, and negative too", () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(time, fc.constantFrom(...forms), fc.boolean(), ([h, m], form, minus) => {
        const text = (minus ? "-" : "") + form(h, m);
        const micro = Math.round((h * 60 + m) * (1_000_000 / 60));
        expect(readQuantity(text, english, hours), text).toEqual({
          type: "quantity",
          quantityMicro: minus && micro !== 0 ? -micro : micro,
        });
      }),
      { numRuns: 500 },
    );
  });

  it("of decimal hours is read back exactly, with either separator and a unit", () => {
    const units = fc.constantFrom("h", " hrs", " Std.", " uur", "u");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom(...decimalSigns),
        units,
        (thousandths, sign, unit) => {
          const text = decimalText(thousandths, 3).replace(".", sign) + unit;
          // "1.234" hours alone may be a thousand; the column decides that
          const separators = { decimal: sign, group: sign === "." ? "," : "." };
          expect(readQuantity(text, separators, hours), text).toEqual({
            type: "quantity",
            quantityMicro: thousandths * 1_000,
          });
        },
      ),
    );
  });

  it("in minutes or seconds is scaled by what the header says", () => {
    expect(secondsOfHeader("Time (minutes)")).toBe(60);
    expect(secondsOfHeader("Minuten")).toBe(60);
    expect(secondsOfHeader("Duration (seconds)")).toBe(1);
    expect(secondsOfHeader("Hours (decimal)")).toBeNull();
    const minutes = { timeFormat: false, secondsEach: 60 };
    expect(readQuantity(75, english, minutes)).toEqual({
      type: "quantity",
      quantityMicro: 1_250_000,
    });
    expect(readQuantity("1:15", english, minutes)).toEqual({
      type: "quantity",
      quantityMicro: 1_250_000,
    });
  });
});

describe("any cell at all", () => {
  it("is read without an error as number, date, duration, word and currency", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 })),
        (text) => {
          numberOfText(text, english);
          readQuantity(text, english, hours);
          readDate(text, { order: "month-first", dateSystem: 1904 });
          separatorsOfColumn([text, text], english);
          orderOfColumn([text, 5], 1904);
          truthOfText(text);
          totalOfText(text);
          foldedText(text);
          currencyOfHeader(text);
          currencyOfFormat(text);
          secondsOfHeader(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the words of billable and total cells", () => {
  it.each([
    ["Yes", true],
    ["ja", true],
    ["Oui", true],
    ["sí", true],
    ["sì", true],
    ["sim", true],
    ["x", true],
    ["✓", true],
    ["1", true],
    ["TRUE", true],
    ["Billable", true],
    ["wahr", true],
    ["abrechenbar", true],
    ["No", false],
    ["nein", false],
    ["non", false],
    ["nee", false],
    ["não", false],
    ["0", false],
    ["FALSCH", false],
    ["Non-billable", false],
    ["NotBillable", false],
    ["nicht abrechenbar", false],
    ["niet declarabel", false],
    ["☐", false],
    ["perhaps", null],
    ["", null],
  ] as const)("takes %j for %s", (text, truth) => {
    expect(truthOfText(text)).toBe(truth);
  });

  it.each([
    ["Total", "all"],
    ["Grand total:", "all"],
    ["Summe", "all"],
    ["Sous-total", "all"],
    ["Totaal", "all"],
    ["Total for Aldgate", "some"],
    ["Summe Kranz GmbH", "some"],
    ["Aldgate total", null],
    ["Totally new", null],
  ] as const)("takes %j for %s", (text, total) => {
    expect(totalOfText(text)).toBe(total);
  });
});

describe("the currency of headers and formats", () => {
  it.each([
    ["Amount EUR", "EUR"],
    ["Betrag (CHF)", "CHF"],
    ["Billable Rate (USD)", "USD"],
    ["Netto €", "EUR"],
    ["Fees ($)", "$"],
    ["Montant HT", null],
    ["HRS ALL", null],
    ["Amount (net)", null],
    ["amount eur", null],
  ])("of the header %j is %s", (header, currency) => {
    expect(currencyOfHeader(header)).toBe(currency);
  });

  it.each([
    ["[$€-407] #,##0.00", "EUR"],
    ["[$$-409]#,##0.00", "USD"],
    ["[$$-1009]#,##0.00", "CAD"],
    ['"£"#,##0.00', "GBP"],
    ["$#,##0.00", "$"],
    ["[$-409]h:mm", null],
    ["0.00", null],
    ["[$kr-41D] #,##0", "SEK"],
  ])("of the format %s is %s", (format, currency) => {
    expect(currencyOfFormat(format)).toBe(currency);
  });
});
