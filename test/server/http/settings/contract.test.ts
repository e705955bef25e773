import type { InferRequestType, InferResponseType, hc } from "hono/client";
import { describe, expectTypeOf, it } from "vitest";
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
import type { App } from "../../../../server/http/app.ts";

type Api = ReturnType<typeof hc<App>>["api"];
type Firm = Api["firm"];
type Settings = Api["invoice-settings"];
type TaxRates = Api["tax-rates"];
type Formats = Api["export-formats"];
type Rates = Api["rates"];

describe("the type of the settings' routes", () => {
  it("answers with the types of the wire", () => {
    expectTypeOf<InferResponseType<Firm["$get"], 200>>().toEqualTypeOf<FirmView>();
    expectTypeOf<InferResponseType<Firm["$put"], 200>>().toEqualTypeOf<FirmView>();
    expectTypeOf<InferResponseType<Firm["logo"]["$put"], 200>>().toEqualTypeOf<FirmView>();
    expectTypeOf<InferResponseType<Firm["logo"]["$delete"], 200>>().toEqualTypeOf<FirmView>();
    expectTypeOf<InferResponseType<Settings["$get"], 200>>().toEqualTypeOf<InvoiceSettingsView>();
    expectTypeOf<InferResponseType<Settings["$put"], 200>>().toEqualTypeOf<InvoiceSettingsView>();
    expectTypeOf<InferResponseType<TaxRates["$get"], 200>>().toEqualTypeOf<TaxRateList>();
    expectTypeOf<InferResponseType<TaxRates["$post"], 201>>().toEqualTypeOf<TaxRateView>();
    expectTypeOf<
      InferResponseType<TaxRates[":rateId"]["$put"], 200>
    >().toEqualTypeOf<TaxRateView>();
    expectTypeOf<InferResponseType<Formats["$get"], 200>>().toEqualTypeOf<LedgerFormatList>();
    expectTypeOf<
      InferResponseType<Formats[":formatId"]["mapping"]["$put"], 200>
    >().toEqualTypeOf<LedgerFormatView>();
    expectTypeOf<InferResponseType<Rates["$get"], 200>>().toEqualTypeOf<RateList>();
    expectTypeOf<InferResponseType<Rates["$post"], 201>>().toEqualTypeOf<RateView>();
    expectTypeOf<InferResponseType<Rates[":rateId"]["$put"], 200>>().toEqualTypeOf<RateView>();
  });

  it("takes the bodies of the wire", () => {
    type Json<Route> = InferRequestType<Route> extends { json: infer Body } ? Body : never;
    expectTypeOf<Json<Firm["$put"]>>().toEqualTypeOf<FirmBody>();
    expectTypeOf<Json<Firm["logo"]["$put"]>>().toEqualTypeOf<LogoBody>();
    expectTypeOf<Json<Settings["$put"]>>().toEqualTypeOf<InvoiceSettingsBody>();
    expectTypeOf<Json<TaxRates["$post"]>>().toEqualTypeOf<AddTaxRateBody>();
    expectTypeOf<Json<TaxRates[":rateId"]["$put"]>>().toEqualTypeOf<ChangeTaxRateBody>();
    expectTypeOf<
      Json<Formats[":formatId"]["mapping"]["$put"]>
    >().toEqualTypeOf<LedgerMappingBody>();
    expectTypeOf<Json<Rates["$post"]>>().toEqualTypeOf<RateBody>();
  });
});
