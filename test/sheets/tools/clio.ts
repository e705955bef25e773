import { plainSheet } from "../sheet-case.ts";
import type { SheetCase } from "../sheet-case.ts";

/** No column names the client: the matter stands for it. */
export const clio: SheetCase = {
  name: "Clio, activities template",
  culture: "en-US",
  firmCurrency: "USD",
  sheet: plainSheet(
    "activities",
    "matter,date,activity_description,note,price,quantity,type,activity_user,non_billable",
    [
      [
        "00012-Stone",
        "11/02/2026",
        "Call",
        "Call with opposing counsel about the schedule",
        250,
        0.4,
        null,
        "Rosa Diaz",
        null,
      ],
      [
        "00012-Stone",
        "11/13/2026",
        "Drafting",
        "Reply to the motion, first draft",
        250,
        3.2,
        null,
        "Rosa Diaz",
        null,
      ],
      [
        "00015-Weld",
        "11/13/2026",
        "Copies",
        "Certified copies of the deed",
        12.5,
        2,
        "ExpenseEntry",
        "Ivo Hart",
        null,
      ],
      ["00015-Weld", "11/14/2026", "Call", "Fee question", 250, 0.2, null, "Rosa Diaz", "yes"],
    ],
  ),
  mapping: {
    client: "matter",
    date: "date",
    task: "activity_description",
    description: "note",
    rate: "price",
    quantity: "quantity",
    kind: "type",
    person: "activity_user",
    billable: "non_billable",
  },
  entries: [
    "2 | 00012-Stone |  | 2026-11-02 | Rosa Diaz | 0.4 | 100.00 USD",
    "3 | 00012-Stone |  | 2026-11-13 | Rosa Diaz | 3.2 | 800.00 USD",
    "4 | 00015-Weld |  | 2026-11-13 | Ivo Hart | 2 | 25.00 USD expense",
  ],
  notBillable: ["5 marked-not-billable"],
  totals: ["925.00 USD"],
};
