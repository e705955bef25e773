import { isEmailAddress } from "#shared/email.ts";
import { formatMoney } from "#shared/decimal.ts";
import type { PreFlightCode, PreFlightItem } from "#shared/wire/post.ts";
import { needsApproval } from "../settings/approval.ts";
import type { PostFacts, PostInvoiceFacts } from "./post-facts.ts";

interface InvoiceRule {
  code: PreFlightCode;
  severity: "block" | "warn";
  /** What is wrong with this invoice; null when nothing is. */
  fault(invoice: PostInvoiceFacts, facts: PostFacts): string | null;
  /** For the invoices beyond those told one by one: "37 more with …". */
  rest: string;
}

const locale = "en-GB";

const invoiceRules: readonly InvoiceRule[] = [
  {
    code: "rejected",
    severity: "block",
    fault: ({ rejection }) =>
      rejection === null
        ? null
        : `the invoice was rejected: “${rejection.comment}”. Change it, or let somebody approve it after all.`,
    rest: "rejected",
  },
  {
    code: "not-approved",
    severity: "block",
    fault: (invoice, { firm }) => {
      if (invoice.issued || !needsApproval(firm, invoice) || invoice.rejection) return null;
      const { status, approvedBy, makerIds } = invoice;
      if (status !== "approved") return "the invoice is not approved yet.";
      return approvedBy !== null && makerIds.includes(approvedBy)
        ? "the invoice was approved by somebody who made or changed it. Return it to draft, then let somebody else approve it."
        : null;
    },
    rest: "not approved yet",
  },
  {
    code: "negative-total",
    severity: "block",
    fault: ({ grossMinor, currency }) =>
      grossMinor < 0
        ? `the total is ${formatMoney(grossMinor, currency, locale)}. An invoice cannot be negative; carry or correct its entries.`
        : null,
    rest: "with a negative total",
  },
  {
    code: "no-tax-rate",
    severity: "block",
    fault: ({ missingTaxCodes }) => {
      const codes = missingTaxCodes.filter((code) => code !== "");
      if (missingTaxCodes.length === 0) return null;
      return codes.length === 0
        ? "there are entries without a tax code."
        : `no tax rate is in force for ${codes.map((code) => `“${code}”`).join(", ")} on the date of supply.`;
    },
    rest: "with entries without a tax rate in force",
  },
  {
    code: "totals-changed",
    severity: "block",
    fault: ({ totalsHold, missingTaxCodes, status }) =>
      totalsHold || missingTaxCodes.length > 0
        ? null
        : `a tax rate or tax code was changed after the invoice was drafted. ${status === "approved" ? "Return it to draft, then compute the run again" : "Compute the run again"}.`,
    rest: "with a tax that was changed after drafting",
  },
  {
    code: "no-email",
    severity: "block",
    fault: (invoice, { method }) =>
      goesByMail(invoice, method) && invoice.recipients.length === 0
        ? "there is no e-mail address. Enter one, move the invoice to another run, or mark it to be delivered by hand."
        : null,
    rest: "without an e-mail address",
  },
  {
    code: "malformed-email",
    severity: "block",
    fault: (invoice, { method }) => {
      const wrong = invoice.recipients.filter((address) => !isEmailAddress(address));
      return goesByMail(invoice, method) && wrong.length > 0
        ? `${wrong.map((address) => `“${address}”`).join(", ")} is not an e-mail address. Correct it, or mark the invoice to be delivered by hand.`
        : null;
    },
    rest: "with an address that mail cannot be sent to",
  },
  {
    code: "no-postal-address",
    severity: "block",
    fault: ({ clientAddress, issued }, { method }) =>
      method === "send" && !issued && clientAddress.every((line) => line.trim() === "")
        ? "the client's postal address is missing. It has to stand on the invoice; enter it under Clients, then refresh the client's details."
        : null,
    rest: "without a postal address",
  },
  {
    code: "uncovered-characters",
    severity: "block",
    fault: ({ uncovered }) =>
      uncovered.length === 0 ? null : `there are ${uncoveredSentence(uncovered)}`,
    rest: "with characters that cannot be printed",
  },
  {
    code: "zero-total",
    severity: "warn",
    fault: ({ grossMinor }) =>
      grossMinor === 0 ? "the total is zero. The invoice will be settled as Paid." : null,
    rest: "with a total of zero",
  },
  {
    code: "unusual-amount",
    severity: "warn",
    fault: ({ grossMinor, averageMinor, currency }) =>
      averageMinor !== null && averageMinor > 0 && grossMinor > 2 * averageMinor
        ? `the total of ${formatMoney(grossMinor, currency, locale)} is more than twice the client's average of the last twelve months, ${formatMoney(Math.round(averageMinor), currency, locale)}.`
        : null,
    rest: "above twice their client's average",
  },
  {
    code: "tax-cent-difference",
    severity: "warn",
    fault: ({ taxMinor, ledgerTaxMinor, currency }) =>
      ledgerTaxMinor !== null && ledgerTaxMinor !== taxMinor
        ? `the ledger computes tax line by line and will come to ${formatMoney(ledgerTaxMinor, currency, locale)} instead of ${formatMoney(taxMinor, currency, locale)}.`
        : null,
    rest: "differing from the ledger's tax",
  },
];

/** What is zero is settled by posting, and what goes by hand is not sent. */
export function goesByMail(
  { byHand, grossMinor }: Pick<PostInvoiceFacts, "byHand" | "grossMinor">,
  method: PostFacts["method"],
): boolean {
  return method === "send" && !byHand && grossMinor !== 0;
}

const namedCharacters = 5;

/** "characters that cannot be printed: 漢 字 …"; what prints them is a font. */
export function uncoveredSentence(uncovered: readonly string[]): string {
  const named = uncovered.slice(0, namedCharacters).join(" ");
  const more = uncovered.length - namedCharacters;
  return `characters that cannot be printed: ${named}${more > 0 ? ` and ${more} more` : ""}. Replace them, or ask an admin to supply a font that has them (INVOICE_FONT).`;
}

/** So many invoices are told one by one for each reason; the others by their number. */
const toldOneByOne = 20;

/** What R19 says of single invoices, in the order of the rules. */
export function invoiceItems(facts: PostFacts): PreFlightItem[] {
  return invoiceRules.flatMap((rule) => {
    const items: PreFlightItem[] = [];
    let restCount = 0;
    for (const invoice of facts.invoices) {
      const fault = rule.fault(invoice, facts);
      if (fault === null) continue;
      if (items.length === toldOneByOne) restCount += 1;
      else {
        const message = `${invoice.clientName}: ${fault}`;
        items.push({
          code: rule.code,
          severity: rule.severity,
          message,
          invoiceId: invoice.id,
          invoiceCount: 1,
        });
      }
    }
    if (restCount > 0) {
      const message = `${restCount} more ${rule.rest}.`;
      items.push({
        code: rule.code,
        severity: rule.severity,
        message,
        invoiceId: null,
        invoiceCount: restCount,
      });
    }
    return items;
  });
}
