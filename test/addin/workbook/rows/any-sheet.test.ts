import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fields } from "../../../../addin/workbook/mapping/fields.ts";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { understandRows } from "../../../../addin/workbook/rows/understand-rows.ts";
import { makeTable } from "../sheet-table-factory.ts";
import type { RateCard } from "#shared/rate-card.ts";
import type { CellValue, SheetTable } from "../../../../addin/workbook/sheet-table.ts";

const cell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.double(),
  fc.integer({ min: -1_000, max: 50_000 }),
  fc.boolean(),
  fc.constantFrom<CellValue>(
    "Aldgate",
    "GBP",
    "€",
    "Time",
    "No",
    "1:30",
    "3/11/2026",
    "1.234,50",
    "(12.50)",
    "TS-1",
    "Total",
    "Total for Aldgate",
    "Billed",
    "Client",
    "$5",
    "kr 7",
    "ana@example.com",
    { error: "#N/A" },
  ),
);
const header = fc.oneof(
  fc.constantFrom(
    "Client",
    "Client code",
    "Hours",
    "Rate",
    "Amount",
    "Date",
    "Currency",
    "Kind",
    "Billable",
    "ID",
    "Billing key",
    "Minutes",
    "Project",
    "Task",
    "Status",
    "Email",
    "First name",
    "Last name",
    "Non-billable",
  ),
  fc.string({ maxLength: 8 }),
);

const anyTable: fc.Arbitrary<SheetTable> = fc
  .uniqueArray(header, { minLength: 1, maxLength: 9 })
  .chain((headers) =>
    fc
      .array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), {
        maxLength: 12,
      })
      .map((rows) => makeTable(headers, rows)),
  );

const rateCard: RateCard = [
  {
    client: null,
    person: "Aldgate",
    task: null,
    currency: "EUR",
    rateMicro: 90_000_000,
    startsOn: null,
    endsOn: null,
  },
];

describe("any sheet at all", () => {
  it("has each of its rows billed, reported or left out, and none dropped", () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const mapping = guessMapping(table);
        const { entries, problems, notBillable } = understandRows(table, mapping, {
          defaultCurrency: "GBP",
          rateCard,
        });
        const blocked = new Set(
          problems.filter(({ blocks }) => blocks).map(({ sheetRow }) => sheetRow),
        );
        const told = [...entries, ...notBillable]
          .map(({ sheetRow }) => sheetRow)
          .concat([...blocked]);
        expect(told.toSorted((a, b) => a - b)).toEqual(table.rows.map((_, i) => i + 2));
      }),
      { numRuns: 300 },
    );
  });

  it("gives whole amounts, dates that exist, and each key once", () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const { entries } = understandRows(table, guessMapping(table), { defaultCurrency: "GBP" });
        for (const { valueMinor, quantityMicro, rateMicro, date, currency } of entries) {
          for (const amount of [valueMinor, quantityMicro ?? 0, rateMicro ?? 0])
            expect(Number.isSafeInteger(amount) && !Object.is(amount, -0)).toBe(true);
          expect(date ?? "2026-01-01").toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(currency).toMatch(/^[A-Z]{3}$/);
        }
        const keys = entries.flatMap(({ key }) => key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 300 },
    );
  });

  it("gives a column one meaning, and a meaning one column", () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const mapping = guessMapping(table);
        const columns = fields.flatMap((field) => mapping[field].column ?? []);
        expect(new Set(columns).size).toBe(columns.length);
      }),
      { numRuns: 300 },
    );
  });
});
