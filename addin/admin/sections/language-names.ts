import type { InvoiceLanguage } from "#shared/message-template.ts";

export const languageNames: Record<InvoiceLanguage, string> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
};
