import type { FirmBody, FirmView } from "#shared/wire/firm.ts";
import { AppError } from "../../domain/app-error.ts";
import { changedFields } from "../../domain/settings/changed-fields.ts";
import { changeCurrencyRefusal } from "../../domain/settings/firm-currency.ts";
import { enforce } from "../../domain/refusal.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Reader } from "../../storage/database.ts";
import { saveFirm } from "../../storage/firm/firm.ts";
import { lastPostedAt, listTaxRates } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";
import { requireFirm } from "./require-firm.ts";
import { readFirmView } from "./show-firm.ts";

/**
 * Changes who the firm is and how it bills; what is drafted keeps the terms it has. The same once more changes
 * nothing. Throws `version-changed`, `currency-in-use`, `validation`.
 */
export async function changeFirm(
  { database, clock, actor }: Context,
  version: number,
  body: FirmBody,
): Promise<FirmView> {
  return database.write(async (trx) => {
    const firm = await requireFirm(trx, version);
    const changes = changedFields<FirmBody>(firm, body);
    if (changes === null) return readFirmView(trx, clock);
    if (changes.after.currency !== undefined) {
      enforce(changeCurrencyRefusal((await lastPostedAt(trx, clock.now())) !== null));
    }
    await requireTaxCode(trx, body.defaultTaxCode);
    await saveFirm(trx, firm, body);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "firm-changed",
      subject: "firm",
      ...changes,
    });
    return readFirmView(trx, clock);
  });
}

async function requireTaxCode(reader: Reader, code: string | null): Promise<void> {
  if (code === null) return;
  const rates = await listTaxRates(reader);
  if (rates.some((rate) => rate.code === code)) return;
  const message = `There is no tax rate with the code ${code}.`;
  throw new AppError("validation", message, [{ location: "/defaultTaxCode", message }]);
}
