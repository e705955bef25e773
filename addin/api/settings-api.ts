import type {
  LedgerFormatList,
  LedgerFormatView,
  LedgerMappingBody,
} from "#shared/wire/export-format.ts";
import type { FirmBody, FirmView, LogoBody } from "#shared/wire/firm.ts";
import type { InvoiceSettingsBody, InvoiceSettingsView } from "#shared/wire/invoice-settings.ts";
import type { RateBody, RateList, RateView } from "#shared/wire/rate-card.ts";
import type {
  AddTaxRateBody,
  ChangeTaxRateBody,
  TaxRateList,
  TaxRateView,
} from "#shared/wire/tax-rate.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** What an admin sets for the firm. */
export function settingsApi(api: Connected) {
  const { firm } = api;
  const settings = api["invoice-settings"];
  const taxRates = api["tax-rates"];
  const formats = api["export-formats"];
  return {
    firm: (signal?: AbortSignal): Promise<FirmView> => bodyOf(firm.$get({}, init({ signal }))),
    changeFirm: (version: number, json: FirmBody): Promise<FirmView> =>
      bodyOf(firm.$put({ json }, init({ version }))),
    logo: async (signal?: AbortSignal): Promise<Blob> =>
      (await firm.logo.$get({}, init({ signal }))).blob(),
    replaceLogo: (version: number, json: LogoBody): Promise<FirmView> =>
      bodyOf(firm.logo.$put({ json }, init({ version }))),
    removeLogo: (version: number): Promise<FirmView> =>
      bodyOf(firm.logo.$delete({}, init({ version }))),

    invoiceSettings: (signal?: AbortSignal): Promise<InvoiceSettingsView> =>
      bodyOf(settings.$get({}, init({ signal }))),
    changeInvoiceSettings: (
      version: number,
      json: InvoiceSettingsBody,
    ): Promise<InvoiceSettingsView> => bodyOf(settings.$put({ json }, init({ version }))),

    taxRates: (signal?: AbortSignal): Promise<TaxRateList> =>
      bodyOf(taxRates.$get({}, init({ signal }))),
    addTaxRate: (json: AddTaxRateBody): Promise<TaxRateView> => bodyOf(taxRates.$post({ json })),
    changeTaxRate: (rateId: string, version: number, json: ChangeTaxRateBody) =>
      bodyOf<TaxRateView>(taxRates[":rateId"].$put({ param: { rateId }, json }, init({ version }))),
    removeTaxRate: (rateId: string, version: number): Promise<void> =>
      done(taxRates[":rateId"].$delete({ param: { rateId } }, init({ version }))),

    ledgerFormats: (signal?: AbortSignal): Promise<LedgerFormatList> =>
      bodyOf(formats.$get({}, init({ signal }))),
    changeMapping: (formatId: string, version: number, json: LedgerMappingBody) =>
      bodyOf<LedgerFormatView>(
        formats[":formatId"].mapping.$put({ param: { formatId }, json }, init({ version })),
      ),

    rates: (signal?: AbortSignal): Promise<RateList> =>
      bodyOf(api.rates.$get({}, init({ signal }))),
    addRate: (json: RateBody): Promise<RateView> => bodyOf(api.rates.$post({ json })),
    changeRate: (rateId: string, version: number, json: RateBody) =>
      bodyOf<RateView>(api.rates[":rateId"].$put({ param: { rateId }, json }, init({ version }))),
    removeRate: (rateId: string, version: number): Promise<void> =>
      done(api.rates[":rateId"].$delete({ param: { rateId } }, init({ version }))),
  };
}
