import { todayIn } from "#shared/calendar.ts";
import type { ExportFormatView, Me } from "#shared/wire/me.ts";
import { AppError } from "../../domain/app-error.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { findPerson } from "../../storage/firm/people.ts";
import { listPeriods } from "../../storage/firm/periods.ts";
import { readTaxRates } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";

/** Who is signed in, with what the pane needs to know of the firm. */
export async function showMe(
  context: Context,
  formats: readonly ExportFormatView[],
  mustAddCodeApp: boolean,
): Promise<Me> {
  const { database, clock, actor } = context;
  const { personId: id, name, billingAccess, sendExport, admin } = actor;
  const person = await findPerson(database.read, id);
  if (!person) throw new AppError("sign-in-required", "Sign in first.");
  const firm = await readFirm(database.read);
  return {
    person: { id, name, email: person.email },
    rights: { billingAccess, sendExport, admin },
    mustAddCodeApp,
    firm: {
      name: firm.name,
      today: todayIn(firm.timeZone, new Date(clock.now())),
      timeZone: firm.timeZone,
      currency: firm.currency,
      languages: firm.languages,
      defaultLanguage: firm.defaultLanguage,
      termsDays: firm.termsDays,
      approval: firm.approval,
      approvalLimits: firm.approvalLimits,
      holdBackSeconds: firm.holdBackSeconds,
      pricesIncludeTax: firm.pricesIncludeTax,
      defaultTaxCode: firm.defaultTaxCode,
      taxRates: await readTaxRates(database.read),
    },
    periods: await listPeriods(database.read),
    exportFormats: formats.map((format) => ({
      id: format.id,
      name: format.name,
      description: format.description,
    })),
  };
}
