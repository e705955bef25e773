import { plainSheet } from "../sheet-case.ts";
import type { SheetCase } from "../sheet-case.ts";

/**
 * A report has the columns that its maker chooses: the help pages and importers in open source name these, and the
 * days as they are written here; a whole exported file was not found.
 */
export const everhour: SheetCase = {
  name: "Everhour, report by member",
  culture: "en-US",
  firmCurrency: "USD",
  sheet: plainSheet(
    "Everhour report",
    "Date,Member,Client,Project,Task,Comment,Time,Billable time,Billable amount",
    [
      [
        "2026-11-02",
        "Ida Holm",
        "Fjord AS",
        "Monthly books",
        "Bank",
        "Cleared differences",
        "2h 30m",
        "2h",
        "$240.00",
      ],
      [
        "2026-11-16",
        "Ida Holm",
        "Fjord AS",
        "Monthly books",
        "Payroll",
        "Run checked",
        "45m",
        "45m",
        "$90.00",
      ],
      [
        "2026-11-17",
        "Leo Katz",
        "Grove Inc",
        "Advisory",
        "Forecast",
        "Model built",
        "1h 20m",
        "1h 20m",
        "$1,160.00",
      ],
    ],
  ),
  mapping: {
    client: "Client",
    workItem: "Project",
    task: "Task",
    date: "Date",
    person: "Member",
    description: "Comment",
    quantity: "Billable time",
    value: "Billable amount",
  },
  entries: [
    "2 | Fjord AS | Monthly books | 2026-11-02 | Ida Holm | 2 | 240.00 USD",
    "3 | Fjord AS | Monthly books | 2026-11-16 | Ida Holm | 0.75 | 90.00 USD",
    "4 | Grove Inc | Advisory | 2026-11-17 | Leo Katz | 1.333333 | 1160.00 USD",
  ],
  totals: ["1490.00 USD"],
};
