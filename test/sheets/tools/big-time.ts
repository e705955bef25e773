import { plainSheet } from "../sheet-case.ts";
import type { SheetCase } from "../sheet-case.ts";

/**
 * A report's columns are chosen by its maker: staff, labor code, input and billable hours are the help pages' words;
 * the headers of an exported file were not found in public.
 */
export const bigTime: SheetCase = {
  name: "BigTime, time detail",
  culture: "en-US",
  firmCurrency: "USD",
  sheet: plainSheet(
    "Time Detail",
    "Date,Staff Member,Client,Project,Labor Code,Notes,Input Hours,Billable Hours,Bill Rate,Fees",
    [
      [
        "11/2/2026",
        "Gus Moe",
        "Delta Corp",
        "Review 2026",
        "Fieldwork",
        "Inventory",
        6,
        5.5,
        150,
        825,
      ],
      [
        "11/20/2026",
        "Gus Moe",
        "Delta Corp",
        "Review 2026",
        "Report",
        "Draft report",
        3.25,
        3.25,
        150,
        487.5,
      ],
      ["11/21/2026", "Kay Orr", "Echo LLC", "Tax", "Tax", "Return", 2.5, 2.5, 180, 450],
      [
        "11/21/2026",
        "Kay Orr",
        "Echo LLC",
        "Tax",
        "Tax",
        "Write-down of Oct",
        -1.5,
        -1.5,
        180,
        -270,
      ],
    ],
  ),
  mapping: {
    date: "Date",
    person: "Staff Member",
    client: "Client",
    workItem: "Project",
    task: "Labor Code",
    description: "Notes",
    quantity: "Billable Hours",
    rate: "Bill Rate",
    value: "Fees",
  },
  entries: [
    "2 | Delta Corp | Review 2026 | 2026-11-02 | Gus Moe | 5.5 | 825.00 USD",
    "3 | Delta Corp | Review 2026 | 2026-11-20 | Gus Moe | 3.25 | 487.50 USD",
    "4 | Echo LLC | Tax | 2026-11-21 | Kay Orr | 2.5 | 450.00 USD",
    "5 | Echo LLC | Tax | 2026-11-21 | Kay Orr | -1.5 | -270.00 USD",
  ],
  totals: ["1492.50 USD"],
};
