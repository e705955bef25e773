import { sampleClients } from "./sample-clients.ts";
import type { SampleClient } from "./sample-clients.ts";
import type { SampleSheet } from "./sample-sheet.ts";
import { sampleExchange, sampleExpenses, samplePeople, sampleWork } from "./sample-work.ts";

const headers = [
  "Date",
  "Client",
  "Client code",
  "Matter",
  "Person",
  "Partner",
  "Kind",
  "Description",
  "Hours",
  "Rate",
  "Amount",
  "Currency",
  "Tax code",
  "Billable",
] as const;

/** A row by header; cells that stay empty are left out. */
type SampleRow = Partial<Record<(typeof headers)[number], string | number>>;

const tableTop = 2;

/** The firm's unbilled work of November 2026 with the dirt of real sheets, and its rates; the same at each call. */
export const sampleWorkbookName = "Unbilled work 2026.xlsx";

export function sampleSheets(): SampleSheet[] {
  const rows = withDirt(monthOfWork().toSorted((a, b) => Number(a.Date) - Number(b.Date)));
  const body = rows.map((row) => headers.map((header) => row[header] ?? null));
  return [
    {
      name: "Unbilled",
      cells: [["Marsh Pryce & Co: unbilled work, November 2026"], [], [...headers], ...body],
      numberFormats: { 0: "dd/mm/yyyy", 8: "0.00", 9: "#,##0.00", 10: "#,##0.00" },
      columnWidths: [80, 215, 105, 240, 105, 95, 80, 270, 55, 60, 80, 70, 70, 60],
      tables: [
        {
          name: "Timesheet",
          top: tableTop,
          left: 0,
          rows: body.length + 1,
          columns: headers.length,
        },
      ],
    },
    {
      name: "Rates",
      cells: [
        ["Charge-out rates 2026/27", null],
        [],
        ["Person", "GBP an hour"],
        ...samplePeople.map(({ name, rate }) => [name, rate]),
      ],
      numberFormats: { 1: "#,##0.00" },
      columnWidths: [170, 100],
    },
    summarySheet(),
  ];
}

/** What is in the timesheet by partner and currency, as formulas that follow it. */
function summarySheet(): SampleSheet {
  const partners = [...new Set(sampleClients.map(({ partner }) => partner))].toSorted();
  const currencies = Object.keys(sampleExchange);
  const first = 4;
  const last = first + partners.length - 1;
  const lines = partners.map((partner, index) => [
    partner,
    `=SUMIFS(Timesheet[Hours],Timesheet[Partner],$A${first + index},Timesheet[Billable],"Yes")`,
    ...currencies.map((_, place) => {
      const letter = String.fromCharCode("C".charCodeAt(0) + place);
      return `=SUMIFS(Timesheet[Amount],Timesheet[Partner],$A${first + index},Timesheet[Currency],${letter}$3,Timesheet[Billable],"Yes")`;
    }),
  ]);
  const totals = [
    "B",
    ...currencies.map((_, place) => String.fromCharCode("C".charCodeAt(0) + place)),
  ];
  return {
    name: "Summary",
    cells: [
      ["Billable work by partner", null],
      [],
      ["Partner", "Hours", ...currencies],
      ...lines,
      ["Total", ...totals.map((letter) => `=SUM(${letter}${first}:${letter}${last})`)],
      [],
      ["Rows shown in the timesheet", '=SUBTOTAL(103,Timesheet[Date])&" of "&ROWS(Timesheet)'],
      ["Hours shown", "=SUBTOTAL(109,Timesheet[Hours])"],
    ],
    numberFormats: {
      1: "#,##0.00",
      ...Object.fromEntries(currencies.map((_, place) => [place + 2, "#,##0.00"])),
    },
    columnWidths: [200, 80, ...currencies.map(() => 100)],
  };
}

function monthOfWork(): SampleRow[] {
  const random = seededRandom(20_261_102);
  return sampleClients.flatMap((client) => [
    ...Array.from({ length: client.timeRows }, (_, index) => timeRow(client, index, random)),
    ...client.fees.map(([item, amount]) => feeRow(client, item, amount)),
    ...expenseRows(client, random),
  ]);
}

function timeRow(client: SampleClient, index: number, random: () => number): SampleRow {
  const work = sampleWork[pick(client.work, random)] ?? { item: "Advice 2026", texts: ["Advice"] };
  // The partner looks in now and then; the rest is the team's.
  const partner = samplePeople.find(({ name }) => name === client.partner);
  const person = index % 6 === 5 && partner ? partner : pick(samplePeople.slice(2), random);
  const hours = (1 + Math.floor(random() * 14)) / 4;
  const rate = Math.round((person.rate * sampleExchange[client.currency]) / 5) * 5;
  return {
    ...headOf(client),
    Date: workday(random),
    Matter: work.item,
    Person: person.name,
    Kind: "Time",
    Description: pick(work.texts, random),
    Hours: hours,
    Rate: rate,
    Amount: hours * rate,
    ...(random() < 0.7 ? { "Tax code": taxCodeOf(client) } : {}),
  };
}

function feeRow(client: SampleClient, item: string, amount: number): SampleRow {
  return {
    ...headOf(client),
    Date: serialOf("2026-11-02"),
    Matter: item,
    Person: client.partner,
    Kind: "Fixed fee",
    Description: `Agreed fee: ${item}`,
    Amount: amount,
    "Tax code": taxCodeOf(client),
  };
}

function expenseRows(client: SampleClient, random: () => number): SampleRow[] {
  if (client.currency !== "GBP") return [];
  return Array.from({ length: Math.floor(random() * 3.1) }, () => {
    const expense = pick(sampleExpenses, random);
    return {
      ...headOf(client),
      Date: workday(random),
      Matter: sampleWork[client.work[0] ?? ""]?.item ?? "",
      Person: pick(samplePeople.slice(2), random).name,
      Kind: "Expense",
      Description: expense.text,
      Amount: expense.amount,
      "Tax code": expense.taxCode,
    };
  });
}

function headOf(client: SampleClient): SampleRow {
  return {
    Client: client.name,
    "Client code": client.code,
    Partner: client.partner,
    Currency: client.currency,
    Billable: "Yes",
  };
}

function taxCodeOf(client: SampleClient): string {
  return client.currency === "GBP" ? "STD" : "ZERO";
}

/** The dirt of real sheets, each kind once or a few times, at fixed places. */
function withDirt(rows: SampleRow[]): SampleRow[] {
  const isTime = (row: SampleRow) => row.Kind === "Time" && row.Currency === "GBP";
  const timeAt = (place: number) => rows.findIndex((row, index) => index >= place && isTime(row));
  const changed = [...rows];
  const change = (place: number, changes: (row: SampleRow) => SampleRow) => {
    const index = timeAt(place);
    const row = changed[index];
    if (row) changed[index] = { ...row, ...changes(row) };
  };
  change(38, () => ({ Client: "", "Client code": "" }));
  change(71, () => ({ Hours: "2h approx", Amount: "tbc" }));
  change(104, (row) => ({ Amount: Number(row.Amount) + 30 }));
  change(139, () => ({ "Tax code": "T9" }));
  change(172, () => ({ Client: "Thornbury Estates", "Client code": "" }));
  change(205, () => ({ Billable: "No", Description: "Training: new audit software" }));
  change(238, () => ({ Billable: "No", Description: "Internal: file tidied after complaint" }));
  change(271, (row) => ({ Client: `  ${String(row.Client).toUpperCase()}`, "Client code": "" }));
  const twice = changed[timeAt(300)];
  if (twice) changed.splice(timeAt(300) + 1, 0, { ...twice });
  changed.splice(220, 0, adjustment());
  return [billedInOctober(), ...changed];
}

/** A correction of too many hours, as people write it. */
function adjustment(): SampleRow {
  return {
    Date: serialOf("2026-11-12"),
    Client: "Dunmore Engineering Ltd",
    "Client code": "DUN001",
    Matter: "Audit 2026",
    Person: "Tom Ashworth",
    Partner: "Judith Marsh",
    Kind: "Time",
    Description: "Correction: stock count hours entered twice",
    Hours: -1.5,
    Rate: 145,
    Amount: -217.5,
    Currency: "GBP",
    "Tax code": "STD",
    Billable: "Yes",
  };
}

/** Still in the sheet, but on an invoice of the run "October 2026" already (R10 holds it back by its content). */
function billedInOctober(): SampleRow {
  return {
    Date: serialOf("2026-10-28"),
    Client: "Harbour Street Dental Ltd",
    "Client code": "HAR001",
    Matter: "Year-end accounts 2026",
    Person: "Priya Nair",
    Partner: "Owen Pryce",
    Kind: "Time",
    Description: "Draft statutory accounts",
    Hours: 3.5,
    Rate: 185,
    Amount: 647.5,
    Currency: "GBP",
    "Tax code": "STD",
    Billable: "Yes",
  };
}

/** Monday to Friday, from the 2nd to the 20th of November 2026. */
function workday(random: () => number): number {
  const day = Math.floor(random() * 15);
  return serialOf("2026-11-02") + Math.floor(day / 5) * 7 + (day % 5);
}

/** Excel's number of a day (1900 system). */
function serialOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;
}

function pick<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error("There is nothing to choose from.");
  return chosen;
}

/** Numbers from 0 to below 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
