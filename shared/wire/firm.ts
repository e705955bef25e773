import * as z from "zod";
import { isTimeZone } from "../calendar.ts";
import { compactIban, isBic, isIban } from "../iban.ts";
import { largestLogo } from "../logo-limits.ts";
import { languages } from "../language.ts";
import { currencyField, lineField } from "./fields.ts";
import type { Permission } from "./fields.ts";

export const languageField = z.enum(languages);

/** Several lines of text: no other control characters. */
const linesField = z.string().regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u);

const bankField = z.strictObject({
  accountHolder: lineField(100),
  iban: z
    .string()
    .max(60)
    .overwrite(compactIban)
    .refine(
      (iban) => iban === "" || isIban(iban),
      "This is not an IBAN: its check digits do not fit.",
    ),
  bic: z
    .string()
    .trim()
    .toUpperCase()
    .max(11)
    .refine((bic) => bic === "" || isBic(bic), "A BIC has 8 or 11 letters and digits."),
  bankName: lineField(100),
});
export type BankDetails = z.infer<typeof bankField>;

const taxNumberField = z.strictObject({ label: lineField(30), number: lineField(40, 1) });
export type TaxNumber = z.infer<typeof taxNumberField>;

/** PUT /api/firm: who the firm is and how it bills. */
export const firmBody = z
  .strictObject({
    name: lineField(120, 1),
    address: z.array(lineField(100, 1)).max(8),
    taxNumbers: z.array(taxNumberField).max(6),
    timeZone: z.string().max(60).refine(isTimeZone, "This is not a time zone that is known here."),
    currency: currencyField,
    languages: z
      .array(languageField)
      .min(1)
      .max(languages.length)
      .refine((list) => new Set(list).size === list.length, "Each language can be there once."),
    defaultLanguage: languageField,
    termsDays: z.int().min(0).max(365),
    bank: bankField,
    paymentInstructions: z.record(languageField, linesField.max(1_000)),
    pricesIncludeTax: z.boolean(),
    defaultTaxCode: z.string().min(1).max(20).nullable(),
  })
  .refine(({ languages, defaultLanguage }) => languages.includes(defaultLanguage), {
    path: ["defaultLanguage"],
    message: "This must be one of the firm's languages.",
  });
export type FirmBody = z.infer<typeof firmBody>;

export type LogoMediaType = "image/png" | "image/jpeg";

/** PUT /api/firm/logo: the file itself, in base64. */
export const logoBody = z.strictObject({
  base64: z.base64().max(Math.ceil(largestLogo.bytes / 3) * 4),
});
export type LogoBody = z.infer<typeof logoBody>;

export interface LogoView {
  mediaType: LogoMediaType;
  width: number;
  height: number;
  sha256: string;
}

/** GET /api/firm. */
export interface FirmView extends FirmBody {
  logo: LogoView | null;
  changeCurrency: Permission;
  version: number;
}
