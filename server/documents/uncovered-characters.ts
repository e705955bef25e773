import type { IssuedInvoice } from "../domain/issued-invoice.ts";
import { invoiceView } from "./invoice-view.ts";
import { printableText } from "./printable-text.ts";
import { uncoveredIn } from "./type/font-runs.ts";
import type { Typeface } from "./type/typeface.ts";

/** Characters on the document that no font can draw, each once; pre-flight blocks an invoice that has some (R19). */
export function uncoveredCharacters(invoice: IssuedInvoice, typeface: Typeface): string[] {
  const texts: string[] = [];
  collectTexts(invoiceView(invoice), texts);
  return uncoveredIn(texts.join("\n"), typeface);
}

/** The same for texts that will stand on a document; most have only letters that every font has. */
export function uncoveredInTexts(texts: readonly string[], typeface: Typeface): string[] {
  const unusual = texts.filter((text) => /[^\n\x20-\x7e]/.test(text));
  return uncoveredIn(printableText(unusual.join("\n")), typeface);
}

function collectTexts(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) collectTexts(part, texts);
  }
}
