import { printedIban } from "#shared/iban.ts";
import { localeOf } from "#shared/language.ts";
import type { IssuedInvoice } from "../domain/issued-invoice.ts";
import { invoiceNumbers } from "./invoice-numbers.ts";
import type { InvoiceNumbers } from "./invoice-numbers.ts";
import { paymentCodeText } from "./payment-code.ts";
import { printableLine, printableText } from "./printable-text.ts";
import { fillIn, wordsOf } from "./words/words-of.ts";
import type { Words } from "./words/english.ts";

/** Every text of the document, in the order in which it is read; invoice-pdf.ts only places them. */
export interface InvoiceView {
  locale: string;
  title: string;
  heading: string;
  draftMark: string | null;
  /** `sender` is the line above the client's address, for envelopes with a window. */
  firm: { name: string; lines: string[]; sender: string; logoAlt: string };
  client: { name: string; lines: string[] };
  facts: LabelledText[];
  reference: string;
  columns: Record<ColumnName, string>;
  /** Columns that say nothing on this invoice are left out. */
  shownColumns: ColumnName[];
  rows: InvoiceViewRow[];
  broughtForward: string;
  carriedForward: string;
  totals: TotalRow[];
  payment: PaymentView;
  runningHead: string;
  footer: string;
  pageOf(page: number, count: number): string;
}

export interface LabelledText {
  label: string;
  value: string;
}

export type ColumnName = "description" | "quantity" | "unitPrice" | "tax" | "amount";

export interface InvoiceViewRow extends Record<ColumnName, string> {
  /** The sum of the rows up to here: what is carried forward when the page ends after it. */
  runningTotal: string;
}

export interface TotalRow extends LabelledText {
  /** The one that people look for. */
  isDue: boolean;
}

export interface PaymentView {
  heading: string;
  sentence: string;
  details: LabelledText[];
  text: string;
  code: { text: string; alt: string; caption: string } | null;
}

/** Decides every text of the document from the facts alone. */
export function invoiceView(invoice: IssuedInvoice): InvoiceView {
  const words = wordsOf[invoice.language];
  const numbers = invoiceNumbers(invoice.language, invoice.currency);
  const firmName = printableLine(invoice.firm.name);
  const firmAddress = linesOf(invoice.firm.address);
  const taxNumbers = invoice.firm.taxNumbers.map(({ label, number }) =>
    label === ""
      ? fillIn(words.firmTaxNumber, { number: printableLine(number) })
      : `${printableLine(label)} ${printableLine(number)}`,
  );
  const clientName = printableLine(invoice.client.name);
  const number = printableLine(invoice.number ?? "");
  const title = number === "" ? words.invoice : `${words.invoice} ${number}`;
  return {
    locale: localeOf[invoice.language],
    title,
    heading: title,
    draftMark: invoice.isDraft ? words.draft : null,
    firm: {
      name: firmName,
      lines: [...firmAddress, ...taxNumbers],
      sender: [firmName, ...firmAddress].join(" · "),
      logoAlt: fillIn(words.logo, { firm: firmName }),
    },
    client: { name: clientName, lines: linesOf(invoice.client.address) },
    facts: factsOf(invoice, words, numbers),
    reference: printableText(invoice.reference),
    columns: {
      description: words.description,
      quantity: words.quantity,
      unitPrice: words.unitPrice,
      tax: words.tax,
      amount: fillIn(words.amount, { currency: invoice.currency }),
    },
    shownColumns: shownColumnsOf(invoice),
    rows: rowsOf(invoice, numbers),
    broughtForward: words.broughtForward,
    carriedForward: words.carriedForward,
    totals: totalsOf(invoice, words, numbers),
    payment: paymentOf(invoice, words, numbers),
    runningHead: [title, clientName].join(" · "),
    footer: [firmName, ...taxNumbers].join(" · "),
    pageOf: (page, count) => fillIn(words.pageOf, { page: String(page), count: String(count) }),
  };
}

function linesOf(address: readonly string[]): string[] {
  return address.map(printableLine).filter((line) => line !== "");
}

function factsOf(invoice: IssuedInvoice, words: Words, numbers: InvoiceNumbers): LabelledText[] {
  const { supply } = invoice;
  const supplied =
    supply === null
      ? { label: "", value: "" }
      : supply.from === supply.to
        ? { label: words.supplyDate, value: numbers.date(supply.to) }
        : { label: words.supplyPeriod, value: numbers.span(supply.from, supply.to) };
  return [
    { label: words.number, value: printableLine(invoice.number ?? "") },
    { label: words.invoiceDate, value: numbers.date(invoice.invoiceDate) },
    { label: words.dueDate, value: numbers.date(invoice.dueDate) },
    supplied,
    { label: words.clientCode, value: printableLine(invoice.client.code) },
    { label: words.clientTaxNumber, value: printableLine(invoice.client.taxNumber) },
  ].filter(({ value }) => value !== "");
}

/** Quantity and price say nothing when every line is 1 × amount; the rate only when there are several. */
function shownColumnsOf({ lines }: IssuedInvoice): ColumnName[] {
  const hasQuantities = lines.some(({ quantityMicro }) => quantityMicro !== 1_000_000);
  const rates = new Set(lines.map(({ taxCode, ratesPpm }) => `${taxCode} ${ratesPpm.join("+")}`));
  return [
    "description",
    ...(hasQuantities ? (["quantity", "unitPrice"] as const) : []),
    ...(rates.size > 1 ? (["tax"] as const) : []),
    "amount",
  ];
}

function rowsOf({ lines }: IssuedInvoice, numbers: InvoiceNumbers): InvoiceViewRow[] {
  let sumMinor = 0;
  return lines.map((line) => {
    sumMinor += line.amountMinor;
    return {
      description: printableText(line.description),
      quantity: numbers.quantity(line.quantityMicro),
      unitPrice: numbers.price(line.unitPriceMicro),
      tax: line.ratesPpm.map(numbers.rate).join(" + "),
      amount: numbers.amount(line.amountMinor),
      runningTotal: numbers.amount(sumMinor),
    };
  });
}

/** Without tax, each tax, the total; where prices contain the tax, it is told after the total. */
function totalsOf(invoice: IssuedInvoice, words: Words, numbers: InvoiceNumbers): TotalRow[] {
  const { pricesIncludeTax, taxes } = invoice;
  const template = pricesIncludeTax ? words.taxIncluded : words.taxRow;
  const taxRows = taxes.map((tax) => ({
    label: fillIn(template, {
      name: namedRate(printableLine(tax.name), numbers.rate(tax.ratePpm)),
      base: numbers.amount(tax.taxableMinor),
    }),
    value: numbers.amount(tax.taxMinor),
    isDue: false,
  }));
  const net = { label: words.net, value: numbers.amount(invoice.netMinor), isDue: false };
  const due = { label: words.totalDue, value: numbers.money(invoice.grossMinor), isDue: true };
  return pricesIncludeTax ? [due, net, ...taxRows] : [net, ...taxRows, due];
}

/** "VAT 20%"; the firm's own name for it often says the rate already. */
function namedRate(name: string, rate: string): string {
  const digits = (text: string) => text.replace(/\s/g, "").replace(/,/g, ".");
  return digits(name).includes(digits(rate)) ? name : `${name} ${rate}`;
}

function paymentOf(invoice: IssuedInvoice, words: Words, numbers: InvoiceNumbers): PaymentView {
  const { firm, grossMinor } = invoice;
  const { bank } = firm;
  const text = printableText(firm.paymentText);
  if (grossMinor <= 0) {
    const sentence = words.nothingToPay;
    return { heading: words.payment, sentence, details: [], text: "", code: null };
  }
  const amount = numbers.money(grossMinor);
  const date = numbers.date(invoice.dueDate);
  const holder = printableLine(bank?.holder ?? "");
  const iban = printedIban(printableLine(bank?.iban ?? ""));
  const number = printableLine(invoice.number ?? "");
  const details = [
    { label: words.accountHolder, value: holder },
    { label: words.bank, value: printableLine(bank?.bankName ?? "") },
    { label: words.iban, value: iban },
    { label: words.bic, value: printableLine(bank?.bic ?? "") },
    { label: words.paymentReference, value: bank === null ? "" : number },
  ].filter(({ value }) => value !== "");
  // Without its number a transfer could not be told from others, so a draft has no code.
  const code =
    bank === null || number === ""
      ? null
      : paymentCodeText({
          bank: { holder, iban, bic: printableLine(bank.bic) },
          currency: invoice.currency,
          amountMinor: grossMinor,
          reference: number,
        });
  return {
    heading: words.payment,
    sentence: fillIn(words.payBy, { amount, date }),
    details,
    text,
    code:
      code === null
        ? null
        : {
            text: code,
            alt: fillIn(words.paymentCode, { amount, iban }),
            caption: words.scanToPay,
          },
  };
}
