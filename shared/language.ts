/** The languages an invoice can be written in. */
export const languages = ["en", "de", "fr", "es"] as const;
export type Language = (typeof languages)[number];
