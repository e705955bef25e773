import type { EntryKind } from "#shared/entry.ts";

/** An entry's content, as the sheet of that month had it. */
export interface EarlierEntry {
  key: string;
  kind: EntryKind;
  clientName: string;
  workItem: string;
  date: string;
  person: string;
  partner: string;
  description: string;
  quantityMicro: number | null;
  rateMicro: number | null;
  valueMinor: number;
  currency: string;
  taxCode: string;
}

export interface EarlierInvoice {
  clientId: string;
  number: string;
  entries: EarlierEntry[];
}

/**
 * The month before: posted by export. Its first entry still stands among the unbilled rows of the sample
 * workbook, which has no keys yet, so only its content gives it away (R10).
 */
export const earlierRun = {
  id: "run-october-2026",
  name: "October 2026",
  invoiceDate: "2026-10-30",
  grouping: "client",
  detailLevel: "every-entry",
  method: "export",
  format: "xero-sales-csv",
  createdAt: "2026-10-30T09:12:00.000Z",
  createdBy: "priya-nair",
  postedAt: "2026-10-30T10:05:00.000Z",
  postedBy: "priya-nair",
} as const;

export const earlierInvoices: readonly EarlierInvoice[] = [
  {
    clientId: "client-har001",
    number: "INV-1039",
    entries: [
      time(
        "october-1",
        "Harbour Street Dental Ltd",
        "Owen Pryce",
        "2026-10-28",
        "Priya Nair",
        "Year-end accounts 2026",
        "Draft statutory accounts",
        3.5,
        185,
      ),
      time(
        "october-2",
        "Harbour Street Dental Ltd",
        "Owen Pryce",
        "2026-10-27",
        "Marek Nowak",
        "Year-end accounts 2026",
        "Fixed asset register and depreciation",
        4.25,
        85,
      ),
    ],
  },
  {
    clientId: "client-dun001",
    number: "INV-1040",
    entries: [
      time(
        "october-3",
        "Dunmore Engineering Ltd",
        "Judith Marsh",
        "2026-10-21",
        "Tom Ashworth",
        "Audit 2026",
        "Planning meeting",
        2,
        145,
      ),
      time(
        "october-4",
        "Dunmore Engineering Ltd",
        "Judith Marsh",
        "2026-10-22",
        "Grace Lindley",
        "Audit 2026",
        "Walk-through of sales system",
        6.5,
        120,
      ),
      {
        key: "october-5",
        kind: "expense",
        clientName: "Dunmore Engineering Ltd",
        workItem: "Audit 2026",
        date: "2026-10-22",
        person: "Grace Lindley",
        partner: "Judith Marsh",
        description: "Train to client's office",
        quantityMicro: null,
        rateMicro: null,
        valueMinor: 3_840,
        currency: "GBP",
        taxCode: "STD",
      },
    ],
  },
  {
    clientId: "client-oha001",
    number: "INV-1041",
    entries: [
      {
        key: "october-6",
        kind: "fixed-fee",
        clientName: "O'Hara Catering Ltd",
        workItem: "Payroll October 2026",
        date: "2026-10-01",
        person: "Judith Marsh",
        partner: "Judith Marsh",
        description: "Agreed fee: Payroll October 2026",
        quantityMicro: null,
        rateMicro: null,
        valueMinor: 19_500,
        currency: "GBP",
        taxCode: "STD",
      },
    ],
  },
];

function time(
  key: string,
  clientName: string,
  partner: string,
  date: string,
  person: string,
  workItem: string,
  description: string,
  hours: number,
  rate: number,
): EarlierEntry {
  return {
    key,
    kind: "time",
    clientName,
    workItem,
    date,
    person,
    partner,
    description,
    quantityMicro: hours * 1_000_000,
    rateMicro: rate * 1_000_000,
    valueMinor: hours * rate * 100,
    currency: "GBP",
    taxCode: "STD",
  };
}
