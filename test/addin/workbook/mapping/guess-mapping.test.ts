import { describe, expect, it } from "vitest";
import { guessMapping } from "../../../../addin/workbook/mapping/guess-mapping.ts";
import { fields, missingColumns, withColumn } from "../../../../addin/workbook/mapping/fields.ts";
import { makeTable } from "../sheet-table-factory.ts";
import type { ColumnMapping, Field } from "../../../../addin/workbook/mapping/fields.ts";
import type { CellValue, SheetTable } from "../../../../addin/workbook/sheet-table.ts";

/** The mapping as header by field, which reads better than column numbers. */
function headersOf(table: SheetTable, mapping: ColumnMapping): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const { column } = mapping[field];
    if (column !== null) found[field] = table.headers[column] ?? "";
  }
  return found;
}

const clients = ["Aldgate Dental", "Birch & Co", "Cedar Homes", "Dunmore Farm"];
const people = ["Priya Shah", "Ben Ode"];
const at = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % items.length];

function rowsOf(make: (index: number) => (CellValue | undefined)[]): CellValue[][] {
  return Array.from({ length: 40 }, (_, index) => make(index).map((cell) => cell ?? null));
}

describe("guessMapping by headers", () => {
  it("recognises a plain English sheet, all of it surely", () => {
    const table = makeTable(
      [
        "ID",
        "Date",
        "Client",
        "Work item",
        "Staff",
        "Partner",
        "Description",
        "Hours",
        "Rate",
        "Amount",
        "Currency",
        "VAT code",
        "Type",
        "Billable",
      ],
      rowsOf((i) => [
        `TS-${1_000 + i}`,
        46_300 + i,
        at(clients, i),
        "Year end 2026",
        at(people, i),
        "M. Hale",
        `Work on part ${i} of the accounts`,
        1 + (i % 7) / 4,
        120,
        (1 + (i % 7) / 4) * 120,
        "GBP",
        "T1",
        at(["Time", "Expense", "Fixed fee"], i),
        i % 9 === 0 ? "No" : "Yes",
      ]),
      { numberFormats: ["General", "dd/mm/yyyy", ...Array.from({ length: 12 }, () => "General")] },
    );
    const mapping = guessMapping(table);
    expect(headersOf(table, mapping)).toEqual({
      client: "Client",
      workItem: "Work item",
      date: "Date",
      person: "Staff",
      partner: "Partner",
      entryId: "ID",
      description: "Description",
      quantity: "Hours",
      rate: "Rate",
      value: "Amount",
      currency: "Currency",
      taxCode: "VAT code",
      kind: "Type",
      billable: "Billable",
    });
    for (const field of Object.keys(headersOf(table, mapping)) as Field[])
      expect(mapping[field], field).toMatchObject({ certainty: "sure" });
    expect(missingColumns(mapping)).toEqual([]);
  });

  it("recognises units and longer headers", () => {
    const table = makeTable(
      [
        "Start Date",
        "Customer Name",
        "Project",
        "User",
        "Task Description",
        "Duration (decimal)",
        "Billable Rate (USD)",
        "Billable Amount (USD)",
        "Cost Rate (USD)",
        "Cost Amount (USD)",
      ],
      rowsOf((i) => [
        "2026-11-03",
        at(clients, i),
        "Tax return",
        at(people, i),
        `Call no ${i}`,
        1.5,
        90,
        135,
        40,
        60,
      ]),
    );
    expect(headersOf(table, guessMapping(table))).toMatchObject({
      client: "Customer Name",
      workItem: "Project",
      date: "Start Date",
      person: "User",
      description: "Task Description",
      quantity: "Duration (decimal)",
      rate: "Billable Rate (USD)",
      value: "Billable Amount (USD)",
    });
  });

  it.each<[string, string[]]>([
    [
      "German",
      [
        "Datum",
        "Mandant",
        "Auftrag",
        "Mitarbeiter",
        "Tätigkeit",
        "Stunden",
        "Stundensatz",
        "Betrag",
      ],
    ],
    [
      "French",
      [
        "Date",
        "Client",
        "Mission",
        "Collaborateur",
        "Libellé",
        "Heures",
        "Taux horaire",
        "Montant HT",
      ],
    ],
    [
      "Spanish",
      ["Fecha", "Cliente", "Proyecto", "Empleado", "Descripción", "Horas", "Tarifa", "Importe"],
    ],
    [
      "Italian",
      ["Data", "Cliente", "Progetto", "Collaboratore", "Descrizione", "Ore", "Tariffa", "Importo"],
    ],
    [
      "Dutch",
      ["Datum", "Klant", "Opdracht", "Medewerker", "Omschrijving", "Uren", "Uurtarief", "Bedrag"],
    ],
    [
      "Portuguese",
      ["Data", "Cliente", "Projeto", "Colaborador", "Descrição", "Horas", "Taxa", "Valor"],
    ],
  ])("recognises %s headers", (_language, headers) => {
    const table = makeTable(
      headers,
      rowsOf((i) => [
        "2026-11-03",
        at(clients, i),
        "Year end",
        at(people, i),
        `Part ${i}`,
        1.5,
        90,
        135,
      ]),
    );
    const [date, client, workItem, person, description, quantity, rate, value] = headers;
    expect(headersOf(table, guessMapping(table))).toEqual({
      client,
      workItem,
      date,
      person,
      description,
      quantity,
      rate,
      value,
    });
  });

  it("does not believe a header that its cells contradict", () => {
    const table = makeTable(
      ["Client", "Amount", "Type", "Billable", "ID"],
      rowsOf((i) => [at(clients, i), 10 + i, `Accounts ${i % 3}`, 12.5, 1 + i]),
    );
    expect(headersOf(table, guessMapping(table))).toEqual({ client: "Client", value: "Amount" });
  });

  it("leaves its own outcome columns alone", () => {
    const table = makeTable(
      ["Client", "Amount", "Billing run", "Invoice", "Billing status", "Billing key"],
      rowsOf((i) => [at(clients, i), 10 + i, "November", `INV-${i}`, "Billed", `k${i}`]),
    );
    expect(headersOf(table, guessMapping(table))).toEqual({ client: "Client", value: "Amount" });
  });
});

describe("guessMapping by values", () => {
  it("finds date, product, client and description where headers say nothing, and says that it is a guess", () => {
    const table = makeTable(
      ["A", "B", "C", "D", "E", "F"],
      rowsOf((i) => [
        46_300 + i,
        at(clients, i),
        `Prepared schedule ${i} of the year end file`,
        0.5 + (i % 11) / 4,
        at([90, 120], i),
        (0.5 + (i % 11) / 4) * (i % 2 === 0 ? 90 : 120),
      ]),
      { numberFormats: ["dd/mm/yyyy", "General", "General", "0.00", "0.00", "0.00"] },
    );
    const mapping = guessMapping(table);
    expect(headersOf(table, mapping)).toEqual({
      date: "A",
      client: "B",
      description: "C",
      quantity: "D",
      rate: "E",
      value: "F",
    });
    expect(mapping.client.certainty).toBe("unsure");
    expect(mapping.value.why).toContain("multiplied");
  });

  it("finds nothing in an empty sheet and says what is missing", () => {
    const mapping = guessMapping(makeTable(["A", "B"], []));
    expect(missingColumns(mapping)).toEqual(["client", "value"]);
  });
});

describe("withColumn", () => {
  it("gives a column one meaning at a time", () => {
    const table = makeTable(
      ["Client", "Amount"],
      rowsOf((i) => [at(clients, i), i]),
    );
    const changed = withColumn(guessMapping(table), "partner", 0);
    expect(headersOf(table, changed)).toEqual({ partner: "Client", value: "Amount" });
    expect(missingColumns(changed)).toEqual(["client"]);
  });
});
