import { serverKey } from "../../session/kept-answers.ts";

/** Under which the answers about what is set for the firm are kept. */
export const firmKey = [...serverKey, "firm"] as const;
export const logoKey = [...serverKey, "firm-logo"] as const;
export const invoiceSettingsKey = [...serverKey, "invoice-settings"] as const;
export const taxRatesKey = [...serverKey, "tax-rates"] as const;
export const ledgerFormatsKey = [...serverKey, "export-formats"] as const;
export const ratesKey = [...serverKey, "rates"] as const;
