import type { Language } from "./language.ts";

/** What stands in place of `{name}` when a message is sent. */
export const placeholders = ["client", "number", "total", "dueDate", "firm"] as const;
export type Placeholder = (typeof placeholders)[number];

/** The message with which an invoice is sent. */
export interface MessageTemplate {
  subject: string;
  text: string;
}

const inBraces = /\{([^{}]*)\}/g;

/** What stands in braces and is no placeholder, each once; a lone brace counts as well. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders;
  const named = [...text.matchAll(inBraces)].flatMap(([whole, name = ""]) =>
    known.includes(name) ? [] : [whole],
  );
  const lone = text.replaceAll(inBraces, "").match(/[{}]/g) ?? [];
  return [...new Set([...named, ...lone])];
}

/** The text with every placeholder replaced by its value; what a value contains is not looked at again. */
export function fillTemplate(text: string, values: Record<Placeholder, string>): string {
  return text.replaceAll(inBraces, (whole, name: string) =>
    // safe because only own keys of the record pass
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  );
}

/** What a firm begins with. */
export const firstMessages: Readonly<Record<Language, MessageTemplate>> = {
  en: {
    subject: "Invoice {number} from {firm}",
    text: "Dear {client},\n\nPlease find attached invoice {number} for {total}, due on {dueDate}.\n\nKind regards\n{firm}",
  },
  de: {
    subject: "Rechnung {number} von {firm}",
    text: "Guten Tag {client},\n\nanbei erhalten Sie die Rechnung {number} über {total}, zahlbar bis {dueDate}.\n\nMit freundlichen Grüßen\n{firm}",
  },
  fr: {
    subject: "Facture {number} de {firm}",
    text: "Bonjour {client},\n\nVeuillez trouver ci-joint la facture {number} d’un montant de {total}, à régler avant le {dueDate}.\n\nCordialement\n{firm}",
  },
  es: {
    subject: "Factura {number} de {firm}",
    text: "Hola, {client}:\n\nAdjuntamos la factura {number} por {total}, con vencimiento el {dueDate}.\n\nUn saludo\n{firm}",
  },
};
