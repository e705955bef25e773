import type { Language } from "#shared/language.ts";
import type { Letterhead } from "../../domain/issued-invoice.ts";
import type { Reader } from "../database.ts";

/** The firm as it stands on an invoice in that language. */
export async function readLetterhead(reader: Reader, _language: Language): Promise<Letterhead> {
  const row = await reader
    .selectFrom("firm")
    .select(["name", "address", "tax_number"])
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    // safe because only the program writes this column, as a list of texts
    address: JSON.parse(row.address) as string[],
    taxNumbers: row.tax_number === "" ? [] : [{ label: "", number: row.tax_number }],
    logo: null,
    bank: null,
    paymentText: "",
  };
}
