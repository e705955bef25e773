import type { SetUpStepName } from "#shared/wire/set-up.ts";

/** What each step is called, what it is for, and where it is done. */
export interface StepWords {
  title: string;
  purpose: string;
  /** Section, and what the button that leads there says; null where it is not done on this page. */
  link: { section: string; text: string } | null;
}

export const stepWords: Record<SetUpStepName, StepWords> = {
  firm: {
    title: "The firm",
    purpose: "Name, address and tax number stand on every invoice.",
    link: { section: "firm", text: "Go to Firm" },
  },
  tax: {
    title: "Tax rates",
    purpose: "Each line of an invoice has a tax code; its rate is kept here.",
    link: { section: "tax", text: "Go to Tax and accounts" },
  },
  periods: {
    title: "Periods",
    purpose: "An invoice can only be dated into an open period.",
    link: { section: "periods", text: "Go to Periods" },
  },
  numbers: {
    title: "Invoice numbers",
    purpose: "Numbers follow one another without a gap, from the one set here.",
    link: { section: "invoices", text: "Go to Invoices and mail" },
  },
  "ledger-or-mail": {
    title: "How invoices leave the firm",
    purpose:
      "To export, the ledger’s account and tax names are needed; to send, an e-mail address.",
    link: { section: "tax", text: "Go to Tax and accounts" },
  },
  people: {
    title: "People and their rights",
    purpose: "Somebody must be allowed to send and export invoices.",
    link: { section: "people", text: "Go to People and rights" },
  },
  clients: {
    title: "Clients",
    purpose: "Whom the firm bills; a list can be imported from a spreadsheet.",
    link: { section: "clients", text: "Go to Clients" },
  },
  "first-run": {
    title: "The first billing run",
    purpose: "Made in Excel, in the add-in, from the rows that are not billed yet.",
    link: null,
  },
};
