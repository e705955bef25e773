import type { ImportField, ImportVerdict } from "#shared/wire/client-import.ts";

export const fieldNames: Readonly<Record<ImportField, string>> = {
  name: "Name",
  code: "Code",
  address: "Address",
  emailTo: "E-mail",
  emailCc: "Copy to",
  taxNumber: "Tax number",
  taxCode: "Tax code",
  termsDays: "Payment terms in days",
  language: "Language",
};

export const importFields: readonly ImportField[] = [
  "name",
  "code",
  "address",
  "emailTo",
  "emailCc",
  "taxNumber",
  "taxCode",
  "termsDays",
  "language",
];

export type VerdictState = ImportVerdict["state"];

export const stateNames: Readonly<Record<VerdictState, string>> = {
  new: "New",
  changed: "Changed",
  problem: "Problems",
  unchanged: "Unchanged",
};
