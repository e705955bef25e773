import type { SheetCase } from "../sheet-case.ts";

/** What is left when a day-first file was opened where months come first; and a bare row of sums. */
export const swappedList: SheetCase = {
  name: "Day-first dates that Excel half understood",
  culture: "en-US",
  firmCurrency: "USD",
  sheet: {
    name: "Import",
    cells: [
      ["Client", "Date", "Description", "Fee"],
      ["Acme", 46_085, "Opened on the 3rd", 100],
      ["Acme", "13/11/2026", "Bank", 150],
      ["Bright", 46_116, "Opened on the 4th", 200.5],
      ["Bright", "24/11/2026", "Payroll", 50],
      ["Bright", "30/11/2026", "Close", 60],
      ["Acme", 46_146, "Opened on the 5th", 10],
      [null, null, null, 570.5],
    ],
    numberFormats: { 1: "m/d/yyyy" },
  },
  mapping: { client: "Client", date: "Date", description: "Description", value: "Fee" },
  entries: [
    "2 | Acme |  | 2026-03-04 |  |  | 100.00 USD",
    "3 | Acme |  | 2026-11-13 |  |  | 150.00 USD",
    "4 | Bright |  | 2026-04-04 |  |  | 200.50 USD",
    "5 | Bright |  | 2026-11-24 |  |  | 50.00 USD",
    "6 | Bright |  | 2026-11-30 |  |  | 60.00 USD",
    "7 | Acme |  | 2026-05-04 |  |  | 10.00 USD",
  ],
  notBillable: ["8 total"],
  totals: ["570.50 USD"],
};
