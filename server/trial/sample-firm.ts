import { addMonths, generatePeriods } from "#shared/calendar.ts";
import type { EntryKind } from "#shared/entry.ts";
import type { TaxRate } from "#shared/totals.ts";
import { newFirmSettings } from "../domain/settings/new-firm.ts";
import type { FirmSetUp } from "../storage/firm/firm-set-up.ts";

/** The firm that the trial starts with, as plain data. Names and codes of clients are those of the sample workbook. */
export const sampleFirm = {
  ...newFirmSettings,
  id: "firm",
  name: "Marsh Pryce & Co LLP",
  address: ["14 Wharf Street", "Bristol", "BS1 4RW", "United Kingdom"],
  taxNumbers: [
    { label: "VAT", number: "GB 412 7730 19" },
    { label: "Company", number: "OC 318 442" },
  ],
  timeZone: "Europe/London",
  currency: "GBP",
  languages: ["en", "de", "fr", "es"],
  defaultTaxCode: "STD",
  bank: {
    accountHolder: "Marsh Pryce & Co LLP",
    iban: "GB82WEST12345698765432",
    bic: "WESTGB2L",
    bankName: "West Country Bank",
  },
  paymentInstructions: {
    en: "Please quote the invoice number with your payment.",
    de: "Bitte geben Sie bei der Zahlung die Rechnungsnummer an.",
    fr: "Merci d’indiquer le numéro de la facture lors du paiement.",
    es: "Indique el número de la factura al hacer el pago.",
  },
  // short, so that trying it out does not mean waiting
  holdBackSeconds: 5,
  mailsPerMinute: 600,
  fromName: "Marsh Pryce & Co",
  fromAddress: "billing@marshpryce.example",
  replyTo: "accounts@marshpryce.example",
} satisfies FirmSetUp["firm"];

export const sampleTaxRates: readonly TaxRate[] = [
  rate("STD", "VAT 20 %", 200_000),
  rate("RED", "VAT 5 %", 50_000),
  rate("ZERO", "VAT 0 %", 0),
  rate("EXEMPT", "Exempt from VAT", 0),
];

const lastClosedMonth = "2026-09-01";
const lastMonthOfSample = "2027-01-01";

/**
 * Months; those up to September 2026 are closed, then all are open up to the month after today (at least to January
 * 2027), and two more are not open yet. So the trial can be used on any day.
 */
export function samplePeriodsOn(today: string): SamplePeriod[] {
  const nextMonth = addMonths(`${today.slice(0, 7)}-01`, 1);
  const lastOpenMonth = nextMonth > lastMonthOfSample ? nextMonth : lastMonthOfSample;
  return generatePeriods("month", "2026-07-01", addMonths(lastOpenMonth, 2)).map((span) => ({
    ...span,
    id: span.startsOn.slice(0, 7),
    state: span.startsOn > lastClosedMonth && span.startsOn <= lastOpenMonth ? "open" : "closed",
  }));
}

export interface SamplePeriod {
  id: string;
  startsOn: string;
  endsOn: string;
  state: "open" | "closed";
}

export interface SamplePerson {
  id: string;
  name: string;
  email: string;
  /** What the trial's sign-in says of the person. */
  says: string;
  billingAccess: boolean;
  sendExport: boolean;
  admin: boolean;
}

export const samplePeople: readonly SamplePerson[] = [
  {
    id: "judith-marsh",
    name: "Judith Marsh",
    email: "judith.marsh@marshpryce.example",
    says: "Partner and admin: everything",
    billingAccess: true,
    sendExport: true,
    admin: true,
  },
  {
    id: "priya-nair",
    name: "Priya Nair",
    email: "priya.nair@marshpryce.example",
    says: "Accountant: creates and posts runs",
    billingAccess: true,
    sendExport: true,
    admin: false,
  },
  {
    id: "tom-ashworth",
    name: "Tom Ashworth",
    email: "tom.ashworth@marshpryce.example",
    says: "Accountant: creates runs, may not post",
    billingAccess: true,
    sendExport: false,
    admin: false,
  },
  {
    id: "grace-lindley",
    name: "Grace Lindley",
    email: "grace.lindley@marshpryce.example",
    says: "Accountant: posts runs, does not see two hidden clients",
    billingAccess: true,
    sendExport: true,
    admin: false,
  },
];

/** The ledger's words for the firm's (R19), by id of the export format. */
export const sampleLedgerMappings: Readonly<
  Record<
    string,
    {
      accounts: Record<EntryKind, string>;
      taxNames: Record<string, string>;
      currencies: string[];
    }
  >
> = {
  "xero-sales-csv": {
    accounts: { time: "200", expense: "260", "fixed-fee": "205" },
    taxNames: {
      STD: "20% (VAT on Income)",
      RED: "5% (VAT on Income)",
      ZERO: "Zero Rated Income",
      EXEMPT: "Exempt Income",
    },
    currencies: ["GBP", "EUR", "USD"],
  },
};

export const sampleNumberSeries = {
  series: "invoice",
  prefix: "INV-",
  nextNumber: 1042,
} as const;

function rate(code: string, name: string, ratePpm: number): TaxRate {
  return { code, name, validFrom: "2011-01-04", components: [{ name, ratePpm, compound: false }] };
}
