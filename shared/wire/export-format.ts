import * as z from "zod";
import { currencyField, lineField } from "./fields.ts";

/** What stands for "no account chosen". */
const accountField = lineField(50).nullable();

/** PUT /api/export-formats/{formatId}/mapping: what the firm's words are called in the ledger (R19). */
export const ledgerMappingBody = z.strictObject({
  accounts: z.strictObject({
    time: accountField,
    expense: accountField,
    "fixed-fee": accountField,
  }),
  taxNames: z
    .array(z.strictObject({ taxCode: lineField(20, 1), name: lineField(100) }))
    .max(200)
    .refine(
      (names) => new Set(names.map(({ taxCode }) => taxCode)).size === names.length,
      "Each tax code can be there once.",
    ),
  currencies: z
    .array(currencyField)
    .max(50)
    .refine((list) => new Set(list).size === list.length, "Each currency can be there once."),
});
export type LedgerMappingBody = z.infer<typeof ledgerMappingBody>;

/** Something that is in use in the firm and has no counterpart in the ledger yet. */
export interface MissingMapping {
  kind: "account" | "tax" | "currency";
  /** Kind of entry, tax code or currency. */
  code: string;
  message: string;
}

/** A ledger's file format with what the firm has set for it. */
export interface LedgerFormatView {
  id: string;
  name: string;
  description: string;
  limits: { invoicesPerFile: number; clientNameLength: number; descriptionLength: number };
  acceptsZeroInvoices: boolean;
  mapping: LedgerMappingBody;
  /** Of what is in use; the mapping is complete when there is nothing. */
  missing: MissingMapping[];
  /** Tax codes and currencies that are in use, to be mapped. */
  inUse: { taxCodes: { code: string; name: string }[]; currencies: string[] };
  /** 0 while nobody has set anything. */
  version: number;
}

export interface LedgerFormatList {
  formats: LedgerFormatView[];
}
