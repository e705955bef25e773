import type { Generated } from "kysely";
import type { Language } from "#shared/language.ts";
import type { LogoMediaType } from "#shared/wire/firm.ts";
import type { ApprovalRule } from "#shared/wire/invoice-settings.ts";

/** The part of the schema that holds what an admin sets for the firm (tables.ts). */

/** One row. */
export interface FirmTable {
  id: string;
  name: string;
  address: string; // JSON string[]
  tax_numbers: Generated<string>; // JSON TaxNumber[]
  time_zone: string;
  currency: string;
  languages: Generated<string>; // JSON Language[]
  default_language: Generated<Language>;
  prices_include_tax: number;
  default_tax_code: string | null;
  terms_days: number;
  bank: Generated<string>; // JSON BankDetails
  payment_instructions: Generated<string>; // JSON, by language
  approval: ApprovalRule["approval"];
  approval_limits: Generated<string>; // JSON Money[]
  hold_back_seconds: number;
  from_name: Generated<string>;
  from_address: Generated<string>;
  reply_to: Generated<string>;
  bcc: Generated<string>;
  mails_per_minute: Generated<number>;
  messages: Generated<string>; // JSON, MessageTemplate by language
  version: number;
}

/** None or one for the firm. */
export interface FirmLogosTable {
  firm_id: string;
  media_type: LogoMediaType;
  width: number;
  height: number;
  sha256: string;
  bytes: Uint8Array;
}

export interface TaxRatesTable {
  id: string;
  code: string;
  valid_from: string; // unique with the code
  ends_on: string | null; // last day; null: until the next one of its code
  name: string;
  components: string; // JSON TaxComponent[]
  created_at: Generated<string>;
  version: Generated<number>;
}

/** A rate for one hour; it holds for what is not null, and for all when nothing is. */
export interface RateCardsTable {
  id: string;
  client_id: string | null;
  person: string | null;
  task: string | null;
  currency: string;
  rate_micro: number;
  starts_on: string | null;
  ends_on: string | null;
  version: Generated<number>;
}

/** The firm as it stood on invoices that were issued, by its content; never changed (P6). */
export interface LetterheadsTable {
  id: string; // SHA-256 of all of it
  language: string;
  content: string; // JSON Letterhead without its logo
  logo: Uint8Array | null;
  created_at: string;
}
