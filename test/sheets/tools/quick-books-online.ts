import type { SheetCase } from "../sheet-case.ts";

/**
 * The report's own titles, and the people as headings with a sum below each: so it is rebuilt in open source, with
 * the shorter headers of the second sheet. The longer ones here were not found in public.
 */
export const quickBooksOnline: SheetCase = {
  name: "QuickBooks Online, time activities by employee",
  culture: "en-US",
  firmCurrency: "USD",
  sheet: {
    name: "Time Activities by Employee",
    cells: [
      ["Marsh Pryce LLC"],
      ["Time Activities by Employee Detail"],
      ["Activity: November, 2026"],
      [],
      [
        null,
        "Activity Date",
        "Customer",
        "Product/Service",
        "Memo/Description",
        "Rates",
        "Duration",
        "Billable",
        "Amount",
      ],
      ["Ellie Banks"],
      [null, "11/02/2026", "Aldgate Dental", "Bookkeeping", "Bank feeds", 65, "2:30", "Yes", 162.5],
      [null, "11/17/2026", "Birch & Co", "Bookkeeping", "Payables", 65, "1:00", "Yes", 65],
      ["Total for Ellie Banks", null, null, null, null, null, "3:30", null, "$227.50"],
      ["Tom Ashworth"],
      [null, "11/03/2026", "Aldgate Dental", "Audit", "Planning", 145, "4:15", "Yes", 616.25],
      [null, "11/18/2026", "Cedar Homes", "Audit", "Own training", 145, "1:30", "No", 217.5],
      [null, "11/19/2026", "Cedar Homes", "Audit", "File review", 145, "2:00", "Yes", 290],
      ["Total for Tom Ashworth", null, null, null, null, null, "7:45", null, "$1,123.75"],
      ["TOTAL", null, null, null, null, null, "11:15", null, "$1,351.25"],
      [],
      ["Tuesday, November 24, 2026 09:12 AM GMT-06:00"],
    ],
  },
  mapping: {
    client: "Customer",
    workItem: "Product/Service",
    person: "Column1",
    date: "Activity Date",
    description: "Memo/Description",
    quantity: "Duration",
    rate: "Rates",
    value: "Amount",
    billable: "Billable",
  },
  entries: [
    "7 | Aldgate Dental | Bookkeeping | 2026-11-02 | Ellie Banks | 2.5 | 162.50 USD",
    "8 | Birch & Co | Bookkeeping | 2026-11-17 | Ellie Banks | 1 | 65.00 USD",
    "11 | Aldgate Dental | Audit | 2026-11-03 | Tom Ashworth | 4.25 | 616.25 USD",
    "13 | Cedar Homes | Audit | 2026-11-19 | Tom Ashworth | 2 | 290.00 USD",
  ],
  notBillable: [
    "6 heading",
    "9 total",
    "10 heading",
    "12 marked-not-billable",
    "14 total",
    "15 total",
    "16 empty",
    "17 heading",
  ],
  totals: ["1133.75 USD"],
};

const shorter: Record<string, string> = {
  "Activity Date": "Date",
  "Memo/Description": "Description",
  Rates: "Rate",
};

/** The same report with the headers under which it is rebuilt in open source. */
export const quickBooksOnlineShorter: SheetCase = {
  ...quickBooksOnline,
  name: "QuickBooks Online, time activities in shorter words",
  sheet: {
    ...quickBooksOnline.sheet,
    cells: quickBooksOnline.sheet.cells.map((row) =>
      row.map((cell) => (typeof cell === "string" ? (shorter[cell] ?? cell) : cell)),
    ),
  },
  mapping: {
    ...quickBooksOnline.mapping,
    date: "Date",
    description: "Description",
    rate: "Rate",
  },
};
