import type { FirmView } from "#shared/wire/firm.ts";
import { changeCurrencyRefusal } from "../../domain/settings/firm-currency.ts";
import { permissionOf } from "../../domain/refusal.ts";
import type { Reader } from "../../storage/database.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { findLogo } from "../../storage/firm/logo.ts";
import { lastPostedAt } from "../../storage/firm/tax-rates.ts";
import type { Clock, Context } from "../context.ts";

/** Who the firm is and how it bills. */
export async function showFirm({ database, clock }: Context): Promise<FirmView> {
  return readFirmView(database.read, clock);
}

export async function readFirmView(reader: Reader, clock: Clock): Promise<FirmView> {
  const firm = await readFirm(reader);
  const { name, address, taxNumbers, timeZone, currency, languages, defaultLanguage } = firm;
  const { termsDays, bank, paymentInstructions, pricesIncludeTax, defaultTaxCode, version } = firm;
  const hasPosted = (await lastPostedAt(reader, clock.now())) !== null;
  return {
    name,
    address,
    taxNumbers,
    timeZone,
    currency,
    languages,
    defaultLanguage,
    termsDays,
    bank,
    paymentInstructions,
    pricesIncludeTax,
    defaultTaxCode,
    logo: await findLogo(reader),
    changeCurrency: permissionOf(changeCurrencyRefusal(hasPosted)),
    version,
  };
}
