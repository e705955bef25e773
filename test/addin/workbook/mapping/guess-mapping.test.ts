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

describe("guessMapping between columns for one field", () => {
  const base = (i: number): CellValue[] => [at(clients, i) ?? null, "2026-11-03"];

  it("takes the hours and the rate that give the amount", () => {
    const table = makeTable(
      ["Client", "Date", "Hours", "Hours rounded", "Price", "Hourly price"],
      rowsOf((i) => [...base(i), 1.2 + i / 10, 1.5 + i / 4, (1.5 + i / 4) * 90, 90]),
    );
    const mapping = guessMapping(table);
    expect(headersOf(table, mapping)).toMatchObject({
      quantity: "Hours rounded",
      rate: "Hourly price",
      value: "Price",
    });
    expect(mapping.value.why).toContain("quantity × rate");
  });

  it("takes what is billable before what was worked, and what is charged before what it costs", () => {
    const table = makeTable(
      ["Client", "Date", "Hours", "Billable hours", "Cost amount", "Billable amount"],
      rowsOf((i) => [...base(i), 3 + i, 2 + i, 11, 300.5]),
    );
    expect(headersOf(table, guessMapping(table))).toMatchObject({
      quantity: "Billable hours",
      value: "Billable amount",
    });
  });

  it("takes the visible column before one that is hidden, and none that is hidden without a header", () => {
    const headers = ["Client", "Amount", "Amount 2", "x"];
    const rows = rowsOf((i) => [
      at(clients, i),
      i + 0.5,
      i + 0.25,
      `A long text about the work ${i}`,
    ]);
    expect(headersOf(makeTable(headers, rows), guessMapping(makeTable(headers, rows)))).toEqual({
      client: "Client",
      value: "Amount",
      description: "x",
    });
    const hiding = makeTable(headers, rows, { hiddenColumns: [1, 3] });
    expect(headersOf(hiding, guessMapping(hiding)).description).toBeUndefined();
  });

  it("takes an address for the client's only where all rows of a client share it", () => {
    const headers = ["Client", "User", "Email", "Amount"];
    const ofUser = makeTable(
      headers,
      rowsOf((i) => [at(clients, i), at(people, i), `${i % 2}@firm.example`, i + 0.5]),
    );
    expect(headersOf(ofUser, guessMapping(ofUser)).email).toBeUndefined();
    const ofClient = makeTable(
      headers,
      rowsOf((i) => [
        at(clients, i),
        at(people, Math.floor(i / 4)),
        `c${i % 4}@example.com`,
        i + 0.5,
      ]),
    );
    expect(headersOf(ofClient, guessMapping(ofClient)).email).toBe("Email");
  });

  it("lets tasks stand for the work, and the work for the client, where no column says so", () => {
    const table = makeTable(
      ["Project", "Task", "Hours", "Rate"],
      rowsOf((i) => [at(clients, i), "Bookkeeping", 1.5, 90]),
    );
    const mapping = guessMapping(table);
    expect(headersOf(table, mapping)).toMatchObject({ client: "Project", task: "Task" });
    expect(mapping.client).toMatchObject({ certainty: "unsure" });
    const tasks = makeTable(
      ["Client", "Task", "Hours", "Rate"],
      rowsOf((i) => [at(clients, i), "Bookkeeping", 1.5, 90]),
    );
    expect(headersOf(tasks, guessMapping(tasks))).toMatchObject({
      client: "Client",
      workItem: "Task",
    });
  });

  it("needs no rate where the firm has a rate card", () => {
    const table = makeTable(
      ["Client", "Hours"],
      rowsOf((i) => [at(clients, i), 1.5]),
    );
    expect(missingColumns(guessMapping(table))).toEqual(["value"]);
    expect(missingColumns(guessMapping(table), true)).toEqual([]);
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
