import type { Language } from "#shared/language.ts";

export const languageNames: Record<Language, string> = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
};
