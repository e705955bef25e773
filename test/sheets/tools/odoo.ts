import { plainSheet } from "../sheet-case.ts";
import type { SheetCase } from "../sheet-case.ts";

/**
 * The list of timesheets, with the labels of its own source: "Hours Spent" is made there of the firm's unit. A list
 * has no customer of its own, so it is exported by way of the project.
 */
export const odoo: SheetCase = {
  name: "Odoo, timesheets",
  culture: "en-GB",
  firmCurrency: "EUR",
  rateCard: [
    {
      client: null,
      person: null,
      task: null,
      currency: "EUR",
      rateMicro: 100_000_000,
      startsOn: null,
      endsOn: null,
    },
    {
      client: null,
      person: "Mitchell Ames",
      task: null,
      currency: "EUR",
      rateMicro: 130_000_000,
      startsOn: "2026-07-01",
      endsOn: null,
    },
  ],
  sheet: plainSheet(
    "Timesheets",
    "Date,Employee,Project/Customer,Project,Task,Description,Hours Spent",
    [
      [
        "2026-11-02",
        "Mitchell Ames",
        "Azure Interior",
        "Office design",
        "Planning",
        "Kick-off",
        2.5,
      ],
      ["2026-11-03", "Jo Keel", "Azure Interior", "Office design", "Planning", "Drawings", "01:20"],
      ["2026-11-03", "Jo Keel", "Deco Addict", "Support", "Tickets", "/", 0.75],
    ],
    { Date: "yyyy-mm-dd" },
  ),
  mapping: {
    date: "Date",
    person: "Employee",
    client: "Project/Customer",
    workItem: "Project",
    task: "Task",
    description: "Description",
    quantity: "Hours Spent",
  },
  entries: [
    "2 | Azure Interior | Office design | 2026-11-02 | Mitchell Ames | 2.5 | 325.00 EUR",
    "3 | Azure Interior | Office design | 2026-11-03 | Jo Keel | 1.333333 | 133.33 EUR",
    "4 | Deco Addict | Support | 2026-11-03 | Jo Keel | 0.75 | 75.00 EUR",
  ],
  totals: ["533.33 EUR"],
};
