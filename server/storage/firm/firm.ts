import type { Selectable } from "kysely";
import { firstMessages } from "#shared/message-template.ts";
import type { FirmBody } from "#shared/wire/firm.ts";
import type { InvoiceSettingsBody } from "#shared/wire/invoice-settings.ts";
import type { Reader, Tx } from "../database.ts";
import type { FirmTable } from "./firm-tables.ts";

/** What is set for the whole firm; one version for all of it. */
export interface Firm extends FirmBody, InvoiceSettingsBody {
  version: number;
}

/** The one firm of this database. */
export async function readFirm(reader: Reader): Promise<Firm> {
  return firmOf(await reader.selectFrom("firm").selectAll().executeTakeFirstOrThrow());
}

/** Changes what is given, with the next version. */
export async function saveFirm(trx: Tx, firm: Firm, change: Partial<Firm>): Promise<Firm> {
  const next = { ...firm, ...change, version: firm.version + 1 };
  await trx.updateTable("firm").set(firmColumns(next)).execute();
  return next;
}

/** A firm as it is stored. */
export function firmColumns(firm: Firm) {
  return {
    name: firm.name,
    address: JSON.stringify(firm.address),
    tax_numbers: JSON.stringify(firm.taxNumbers),
    time_zone: firm.timeZone,
    currency: firm.currency,
    languages: JSON.stringify(firm.languages),
    default_language: firm.defaultLanguage,
    prices_include_tax: Number(firm.pricesIncludeTax),
    default_tax_code: firm.defaultTaxCode,
    terms_days: firm.termsDays,
    bank: JSON.stringify(firm.bank),
    payment_instructions: JSON.stringify(firm.paymentInstructions),
    approval: firm.approval,
    approval_limits: JSON.stringify(firm.approvalLimits),
    hold_back_seconds: firm.holdBackSeconds,
    from_name: firm.fromName,
    from_address: firm.fromAddress,
    reply_to: firm.replyTo,
    bcc: firm.bcc,
    mails_per_minute: firm.mailsPerMinute,
    messages: JSON.stringify(firm.messages),
    version: firm.version,
  };
}

const noInstructions: Firm["paymentInstructions"] = { en: "", de: "", fr: "", es: "" };

/** Safe where it parses JSON because only the program writes these columns, from checked bodies. */
function firmOf(row: Selectable<FirmTable>): Firm {
  return {
    name: row.name,
    address: JSON.parse(row.address) as Firm["address"],
    taxNumbers: JSON.parse(row.tax_numbers) as Firm["taxNumbers"],
    timeZone: row.time_zone,
    currency: row.currency,
    languages: JSON.parse(row.languages) as Firm["languages"],
    defaultLanguage: row.default_language,
    pricesIncludeTax: row.prices_include_tax === 1,
    defaultTaxCode: row.default_tax_code,
    termsDays: row.terms_days,
    bank: JSON.parse(row.bank) as Firm["bank"],
    paymentInstructions: {
      ...noInstructions,
      ...(JSON.parse(row.payment_instructions) as Partial<Firm["paymentInstructions"]>),
    },
    approval: row.approval,
    approvalLimits: JSON.parse(row.approval_limits) as Firm["approvalLimits"],
    holdBackSeconds: row.hold_back_seconds,
    fromName: row.from_name,
    fromAddress: row.from_address,
    replyTo: row.reply_to,
    bcc: row.bcc,
    mailsPerMinute: row.mails_per_minute,
    messages: { ...firstMessages, ...(JSON.parse(row.messages) as Partial<Firm["messages"]>) },
    version: row.version,
  };
}

/** Whether the firm has been set up: 0 or 1. */
export async function countFirms(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom("firm")
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** null before the firm is set up. */
export async function findFirmName(reader: Reader): Promise<string | null> {
  const row = await reader.selectFrom("firm").select("name").executeTakeFirst();
  return row?.name ?? null;
}
