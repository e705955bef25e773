import { createContext, use } from "react";

/** Locale for dates and numbers; the pane sets it once from Excel or the browser. */
export const LocaleContext = createContext("en-GB");

export function useLocale(): string {
  return use(LocaleContext);
}
