import { plainSheet } from "../sheet-case.ts";
import type { SheetCase } from "../sheet-case.ts";

/** The fields of a time entry as the help pages name them; the headers of an exported file were not found in public. */
export const freshBooks: SheetCase = {
  name: "FreshBooks, time entry details",
  culture: "en-US",
  firmCurrency: "CAD",
  sheet: plainSheet(
    "Time Entry Details",
    "Date,Team Member,Client,Project,Service,Notes,Hours,Rate,Billable Amount,Status",
    [
      [
        "2026-11-02",
        "Amy Chan",
        "Maple Ltd",
        "Bookkeeping",
        "Books",
        "Receipts entered",
        2.5,
        "$60.00",
        "$150.00",
        "Unbilled",
      ],
      [
        "2026-11-09",
        "Amy Chan",
        "Maple Ltd",
        "Bookkeeping",
        "Books",
        "GST return",
        1.25,
        "$60.00",
        "$75.00",
        "Billed",
      ],
      [
        "2026-11-10",
        "Raj Rao",
        "Prairie Co",
        "Advice",
        "Advice",
        "Grant application",
        3,
        "$120.00",
        "$360.00",
        "Unbilled",
      ],
    ],
  ),
  mapping: {
    date: "Date",
    person: "Team Member",
    client: "Client",
    workItem: "Project",
    task: "Service",
    description: "Notes",
    quantity: "Hours",
    rate: "Rate",
    value: "Billable Amount",
    status: "Status",
  },
  entries: [
    "2 | Maple Ltd | Bookkeeping | 2026-11-02 | Amy Chan | 2.5 | 150.00 CAD",
    "4 | Prairie Co | Advice | 2026-11-10 | Raj Rao | 3 | 360.00 CAD",
  ],
  notBillable: ["3 billed-elsewhere"],
  totals: ["510.00 CAD"],
};
