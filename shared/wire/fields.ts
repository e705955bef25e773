import * as z from "zod";

/** Field types that several resources share. */
export const idField = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
export const dateField = z.iso.date();
export const minorField = z.int().min(-1e14).max(1e14);
export const countField = z.int().min(0).max(1_000_000);
export const currencyField = z.string().regex(/^[A-Z]{3}$/);
export const groupingField = z.enum(["client", "client-and-work-item", "client-and-column"]);
export const detailLevelField = z.enum([
  "every-entry",
  "by-work-item",
  "by-person",
  "by-date",
  "one-line",
]);

/** One line of text without control characters, trimmed. */
export function lineField(longest: number, shortest = 0) {
  return z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);
}

export const runNameField = z.string().trim().min(1).max(120);

/** A sum in one currency; amounts of different currencies are never added. */
export const moneyField = z.strictObject({ currency: currencyField, amountMinor: minorField });
export type Money = z.infer<typeof moneyField>;

/** What a person may do with something now, and if not, why (the pane shows the reason as it is). */
export interface Permission {
  allowed: boolean;
  reason: string | null;
}

export interface PersonName {
  id: string;
  name: string;
}
