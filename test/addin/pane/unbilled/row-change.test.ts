import { describe, expect, it } from "vitest";
import type { InvoiceEntryView } from "#shared/wire/invoice.ts";
import { changesOfRow } from "../../../../addin/pane/state/unbilled/row-change.ts";
import type { SheetEntry } from "../../../../addin/workbook/rows/sheet-entry.ts";

const content = {
  key: "k1",
  kind: "time",
  clientName: "Aldgate Ltd",
  workItem: "Audit",
  date: "2026-11-03",
  person: "Priya Nair",
  partner: "Judith Marsh",
  description: "Planning",
  quantityMicro: 1_500_000,
  rateMicro: 100_000_000,
  valueMinor: 15_000,
} as const;

const onInvoice: InvoiceEntryView = {
  ...content,
  writeOnOffMinor: 0,
  carriedMinor: 0,
  billedMinor: 15_000,
};

const inSheet: SheetEntry = {
  ...content,
  sheetRow: 5,
  fingerprint: "f",
  clientCode: "",
  clientEmail: "",
  currency: "GBP",
  taxCode: null,
  groupLabel: "",
};

const changes = (changed: Partial<SheetEntry>, clientName = "Aldgate Ltd") =>
  changesOfRow(onInvoice, "GBP", { ...inSheet, ...changed }, clientName, "en-GB");

describe("what changed in a row", () => {
  it("names each field that differs, before and now", () => {
    expect(
      changes({ description: "Fieldwork", quantityMicro: 2_000_000, valueMinor: 20_000 }),
    ).toEqual([
      { name: "Description", before: "Planning", now: "Fieldwork" },
      { name: "Quantity or hours", before: "1.5", now: "2" },
      { name: "Amount", before: "150.00\u00a0GBP", now: "200.00\u00a0GBP" },
    ]);
  });

  it("says so when something is no longer there", () => {
    expect(changes({ date: null, person: "" })).toEqual([
      { name: "Date", before: "3 Nov 2026", now: "" },
      { name: "Person", before: "Priya Nair", now: "" },
    ]);
  });

  it("takes another currency for another amount", () => {
    expect(changes({ currency: "EUR" })).toEqual([
      { name: "Amount", before: "150.00\u00a0GBP", now: "150.00\u00a0EUR" },
    ]);
  });

  it("does not take the way a client is written for another client", () => {
    expect(changes({ clientName: "aldgate  LTD" })).toEqual([]);
    expect(changes({ clientName: "Birch" }, "Birch & Co")).toEqual([
      { name: "Client", before: "Aldgate Ltd", now: "Birch & Co" },
    ]);
  });
});
