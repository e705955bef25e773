import { createHash } from "node:crypto";
import type { Language } from "#shared/language.ts";
import type { Letterhead } from "../../domain/issued-invoice.ts";
import { languageOf } from "../clients/client-record.ts";
import type { Reader, Tx } from "../database.ts";
import type { Invoice } from "../invoices.ts";
import { readFirm } from "./firm.ts";
import { readLogo } from "./logo.ts";

type InvoiceHead = Pick<Invoice, "clientId" | "letterheadId">;

/** The language of an invoice: the one it was issued in; of a draft the client's, or else the firm's. */
export async function readInvoiceLanguage(
  reader: Reader,
  { clientId, letterheadId }: InvoiceHead,
): Promise<Language> {
  const row = await reader
    .selectFrom("clients as c")
    .leftJoin("letterheads as l", (join) => join.on("l.id", "=", letterheadId))
    .select(["c.language", "l.language as issued_language"])
    .where("c.id", "=", clientId)
    .executeTakeFirst();
  const wanted = languageOf(row?.issued_language ?? row?.language ?? null);
  return wanted ?? (await readFirm(reader)).defaultLanguage;
}

/** The firm as it stands on an invoice: as it was issued, and on a draft as the firm is now (P6). */
export async function readInvoiceLetterhead(
  reader: Reader,
  invoice: InvoiceHead,
  language: Language,
): Promise<Letterhead> {
  if (invoice.letterheadId === null) return readLetterhead(reader, language);
  const row = await reader
    .selectFrom("letterheads")
    .selectAll()
    .where("id", "=", invoice.letterheadId)
    .executeTakeFirstOrThrow();
  // safe because keepLetterhead alone writes this column
  const content = JSON.parse(row.content) as Omit<Letterhead, "logo">;
  return { ...content, logo: row.logo };
}

async function readLetterhead(reader: Reader, language: Language): Promise<Letterhead> {
  const firm = await readFirm(reader);
  const logo = await readLogo(reader);
  const { accountHolder, iban, bic, bankName } = firm.bank;
  const instructions = firm.paymentInstructions;
  return {
    name: firm.name,
    address: firm.address,
    taxNumbers: firm.taxNumbers,
    logo: logo?.bytes ?? null,
    bank: iban === "" ? null : { holder: accountHolder || firm.name, iban, bic, bankName },
    paymentText: instructions[language] ?? instructions[firm.defaultLanguage] ?? "",
  };
}

/** Keeps the firm as it stands on invoices now; the same once more is the same row. Returns its id. */
export async function keepLetterhead(trx: Tx, language: Language, at: string): Promise<string> {
  const { logo, ...letterhead } = await readLetterhead(trx, language);
  const content = JSON.stringify(letterhead);
  const id = createHash("sha256")
    .update(JSON.stringify([language, content]))
    .update(logo ?? "")
    .digest("hex");
  await trx
    .insertInto("letterheads")
    // A Buffer is what both drivers bind.
    .values({ id, language, content, logo: logo && Buffer.from(logo), created_at: at })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  return id;
}
