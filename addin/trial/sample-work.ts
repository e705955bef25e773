/** What the sample firm's people do: by kind of work, the work item and what they write about it. */
export const sampleWork: Readonly<Record<string, { item: string; texts: readonly string[] }>> = {
  vat: {
    item: "VAT return Q3 2026",
    texts: [
      "Reconcile VAT control account",
      "Review purchase invoices without VAT number",
      "Prepare VAT return and send for approval",
      "Call with client about import VAT",
      "Correct partial exemption calculation",
    ],
  },
  management: {
    item: "Management accounts October 2026",
    texts: [
      "Post accruals and prepayments",
      "Bank and card reconciliations",
      "Review of margins with budget holders",
      "Draft report and cash forecast",
      "Meeting to go through the figures",
    ],
  },
  "year-end": {
    item: "Year-end accounts 2026",
    texts: [
      "Fixed asset register and depreciation",
      "Stock and work in progress review",
      "Draft statutory accounts",
      "Clear review points",
      "Debtors ledger: provision for old balances",
      "Call with director about dividends",
    ],
  },
  "corporation-tax": {
    item: "Corporation tax 2026",
    texts: [
      "Corporation tax computation",
      "Capital allowances schedule",
      "Group relief claim",
      "Reply to HMRC letter",
    ],
  },
  "self-assessment": {
    item: "Self assessment 2025/26",
    texts: ["Collect income and pension papers", "Draft tax return", "Payments on account: advice"],
  },
  audit: {
    item: "Audit 2026",
    texts: [
      "Planning meeting",
      "Walk-through of sales system",
      "Payroll substantive testing",
      "Stock count attendance",
      "Fixed asset verification on site",
      "Review of board minutes",
      "File review",
    ],
  },
  partnership: {
    item: "Partnership accounts 2026",
    texts: [
      "Profit shares and current accounts",
      "Drawings analysis",
      "Partnership tax return",
      "Meeting with the partners",
    ],
  },
  charity: {
    item: "Charity accounts 2026",
    texts: ["Restricted funds analysis", "Gift Aid claim", "Trustees' report", "Grant conditions"],
  },
  trust: {
    item: "Trust administration 2026",
    texts: ["Ten-year charge calculation", "Distribution accounts", "Letter to the trustees"],
  },
  advisory: {
    item: "Advice 2026",
    texts: [
      "Financial model: review of assumptions",
      "Shareholders' agreement: tax points",
      "Valuation of the shares",
      "Call with lawyers",
      "Letter of advice",
    ],
  },
  research: {
    item: "Research relief 2026",
    texts: ["Interview developers about projects", "Cost schedule", "Draft technical report"],
  },
  duty: {
    item: "Beer duty 2026",
    texts: ["Duty return", "Small producer relief: check of volumes", "Warehouse records review"],
  },
};

/** Hourly rates in GBP. */
export const samplePeople: readonly { name: string; rate: number }[] = [
  { name: "Judith Marsh", rate: 260 },
  { name: "Owen Pryce", rate: 260 },
  { name: "Priya Nair", rate: 185 },
  { name: "Tom Ashworth", rate: 145 },
  { name: "Grace Lindley", rate: 120 },
  { name: "Marek Nowak", rate: 85 },
  { name: "Ellie Banks", rate: 65 },
];

export const sampleExpenses: readonly { text: string; taxCode: string; amount: number }[] = [
  { text: "Train to client's office", taxCode: "STD", amount: 38.4 },
  { text: "Companies House filing fee", taxCode: "EXEMPT", amount: 34 },
  { text: "Land Registry searches", taxCode: "STD", amount: 21 },
  { text: "Courier for signed papers", taxCode: "STD", amount: 16.75 },
  { text: "Mileage, 62 miles", taxCode: "STD", amount: 27.9 },
  { text: "Printed accounts, bound copies", taxCode: "ZERO", amount: 45 },
];

/** What overseas clients pay for an hour that costs one pound. */
export const sampleExchange = { GBP: 1, EUR: 1.15, USD: 1.3 } as const;
