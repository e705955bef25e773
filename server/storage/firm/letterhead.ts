import type { Language } from "#shared/language.ts";
import type { Letterhead } from "../../domain/issued-invoice.ts";
import type { Reader } from "../database.ts";
import { readFirm } from "./firm.ts";
import { readLogo } from "./logo.ts";

/** The firm as it stands on an invoice, and the language for a client that has none of its own. */
export async function readLetterhead(
  reader: Reader,
  clientLanguage: Language | null,
): Promise<{ language: Language; firm: Letterhead }> {
  const firm = await readFirm(reader);
  const logo = await readLogo(reader);
  const language = clientLanguage ?? firm.defaultLanguage;
  const { accountHolder, iban, bic, bankName } = firm.bank;
  const instructions = firm.paymentInstructions;
  return {
    language,
    firm: {
      name: firm.name,
      address: firm.address,
      taxNumbers: firm.taxNumbers,
      logo: logo?.bytes ?? null,
      bank: iban === "" ? null : { holder: accountHolder || firm.name, iban, bic, bankName },
      paymentText: instructions[language] ?? instructions[firm.defaultLanguage] ?? "",
    },
  };
}
