import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareForNumbering, numbersOf } from "../../../server/domain/posting/numbering.ts";

const invoice = (id: string, invoiceDate: string, clientName: string, label = "") => ({
  id,
  invoiceDate,
  clientName,
  currency: "GBP",
  label,
});

describe("numbering", () => {
  it("goes by invoice date and then by client, as people order names", () => {
    const invoices = [
      invoice("a", "2026-11-30", "Unit 10"),
      invoice("b", "2026-11-30", "Unit 9"),
      invoice("c", "2026-10-31", "Zebra"),
      invoice("d", "2026-11-30", "Unit 9", "Audit"),
    ];
    expect(invoices.sort(compareForNumbering).map(({ id }) => id)).toEqual(["c", "b", "d", "a"]);
  });

  it("does not depend on the order in which invoices are read", () => {
    const anyInvoice = fc
      .tuple(
        fc.uuid(),
        fc.constantFrom("2026-10-31", "2026-11-01", "2026-11-30"),
        fc.constantFrom("Ash", "ash", "Ásh", "Birch 2", "Birch 10"),
        fc.constantFrom("", "Tax", "tax"),
      )
      .map(([id, date, name, label]) => invoice(id, date, name, label));
    fc.assert(
      fc.property(fc.uniqueArray(anyInvoice, { selector: ({ id }) => id }), (invoices) => {
        const ids = (list: typeof invoices) =>
          list.toSorted(compareForNumbering).map(({ id }) => id);
        expect(ids(invoices.toReversed())).toEqual(ids(invoices));
      }),
    );
  });

  it("prints prefix and number without padding", () => {
    expect(numbersOf({ prefix: "KIN-", firstNumber: 1001, count: 3 })).toEqual([
      "KIN-1001",
      "KIN-1002",
      "KIN-1003",
    ]);
    expect(numbersOf({ prefix: "", firstNumber: 1, count: 0 })).toEqual([]);
  });
});
