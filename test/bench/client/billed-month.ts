import type { IssuedInvoice } from "../../../server/domain/issued-invoice.ts";
import {
  sampleInvoice,
  sampleLine,
  sampleLogo,
} from "../../server/documents/sample-issued-invoice.ts";

const tasks = ["Bookkeeping", "VAT return", "Payroll", "Year end accounts", "Call with the bank"];
const people = ["Ava Lindqvist", "Piotr Wójcik", "Zoë Brandt", "José Núñez"];

/** So many invoices of one page and 20 lines each, no two the same, with a logo and a code to pay by. */
export function billedMonth(count: number): IssuedInvoice[] {
  const firm = { ...sampleInvoice().firm, logo: sampleLogo() };
  return Array.from({ length: count }, (_, invoice) =>
    sampleInvoice({
      firm,
      number: `INV-${String(invoice + 1).padStart(5, "0")}`,
      client: { ...sampleInvoice().client, name: `Client ${invoice} Ltd`, code: `C-${invoice}` },
      lines: Array.from({ length: 20 }, (_, line) =>
        sampleLine({
          description: `${tasks[line % tasks.length]}, ${people[(line + invoice) % people.length]}, week ${(invoice * 20 + line) % 997}`,
          quantityMicro: 250_000 * (1 + ((invoice + line) % 30)),
          amountMinor: 3_000 * (1 + ((invoice + line) % 30)),
        }),
      ),
    }),
  );
}
