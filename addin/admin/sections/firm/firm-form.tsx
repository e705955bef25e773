import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { FirmView } from "#shared/wire/firm.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { meKey } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { ChoiceField } from "../../parts/choice-field.tsx";
import { FieldGrid } from "../../parts/field-grid.tsx";
import { SaveForm } from "../../parts/save-bar.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useEditForm } from "../../parts/use-edit-form.ts";
import type { EditForm } from "../../parts/use-edit-form.ts";
import { firmKey, invoiceSettingsKey, taxRatesKey } from "../settings-keys.ts";
import { BankFields } from "./bank-fields.tsx";
import { firmBodyOf, firmValues } from "./firm-values.ts";
import type { FirmValues } from "./firm-values.ts";
import { LanguageFields } from "./language-fields.tsx";
import { currencyOptions, timeZoneOptions } from "./regions.ts";
import { TaxNumberFields } from "./tax-number-fields.tsx";

/** Everything of the firm but its logo, saved at once. */
export function FirmForm({ firm }: { firm: FirmView }) {
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const keep = (next: FirmView) => {
    client.setQueryData(firmKey, next);
    void client.invalidateQueries({ queryKey: meKey });
    void client.invalidateQueries({ queryKey: invoiceSettingsKey });
    return firmValues(next);
  };
  const form = useEditForm<FirmValues>({
    held: firmValues(firm),
    save: async (values, version) => keep(await api.changeFirm(version, firmBodyOf(values))),
    reload: async () => keep(await api.firm()),
  });
  return (
    <SaveForm form={form} thing="The firm">
      <WhoItIs form={form} />
      <Block
        title="Tax numbers"
        text="Each stands on every invoice under the name that you give it, such as VAT or Company."
      >
        <TaxNumberFields form={form} />
      </Block>
      <WhereItIs form={form} firm={firm} />
      <Block title="Languages" text="Invoices and their messages can be written in these.">
        <LanguageFields form={form} />
      </Block>
      <HowItBills form={form} />
      <BankFields form={form} />
    </SaveForm>
  );
}

function WhoItIs({ form }: { form: EditForm<FirmValues> }) {
  const { values, change, problemOf } = form;
  return (
    <Block title="Name and address">
      <FieldGrid>
        <TextField
          label="Name"
          required
          value={values.name}
          problem={problemOf("name")}
          onChange={(name) => change({ name })}
        />
        <TextField
          label="Address"
          lines={4}
          hint="Up to eight lines. Nothing can be posted without an address."
          value={values.address}
          problem={problemOf("address")}
          onChange={(address) => change({ address })}
        />
      </FieldGrid>
    </Block>
  );
}

function WhereItIs({ form, firm }: { form: EditForm<FirmValues>; firm: FirmView }) {
  const { values, change, problemOf } = form;
  const { allowed, reason } = firm.changeCurrency;
  return (
    <Block title="Time zone and currency">
      <FieldGrid>
        <ChoiceField
          label="Time zone"
          hint="Decides which day it is for the firm, and so the date of a new run."
          value={values.timeZone}
          options={timeZoneOptions(values.timeZone)}
          problem={problemOf("timeZone")}
          onChange={(timeZone) => change({ timeZone })}
        />
        <ChoiceField
          label="Currency"
          hint={allowed ? "Draft invoices keep the currency that they have." : reason}
          value={values.currency}
          options={allowed ? currencyOptions(values.currency) : [ownCurrency(values.currency)]}
          problem={problemOf("currency")}
          onChange={(currency) => change({ currency })}
        />
      </FieldGrid>
    </Block>
  );
}

function ownCurrency(currency: string) {
  return { value: currency, text: currency };
}

const none = "";

function HowItBills({ form }: { form: EditForm<FirmValues> }) {
  const api = useApi(settingsApi);
  const rates = useQuery({ queryKey: taxRatesKey, queryFn: ({ signal }) => api.taxRates(signal) });
  const { values, change, problemOf } = form;
  const codes = new Set((rates.data?.rates ?? []).map(({ code }) => code));
  if (values.defaultTaxCode !== null) codes.add(values.defaultTaxCode);
  return (
    <Block
      title="Terms and tax"
      text="Holds for invoices that are drafted from now on, unless the client has terms of its own."
    >
      <FieldGrid>
        <TextField
          label="Days until payment is due"
          size="short"
          value={values.termsDays}
          problem={problemOf("termsDays")}
          onChange={(termsDays) => change({ termsDays })}
        />
        <ChoiceField
          label="Amounts in the sheet are"
          value={values.pricesIncludeTax ? "with" : "without"}
          options={[
            { value: "without", text: "without tax" },
            { value: "with", text: "with tax included" },
          ]}
          onChange={(choice) => change({ pricesIncludeTax: choice === "with" })}
        />
        <ChoiceField
          label="Tax code where a row has none"
          value={values.defaultTaxCode ?? none}
          options={[
            { value: none, text: "None: such rows cannot be posted" },
            ...[...codes].map((code) => ({ value: code, text: code })),
          ]}
          problem={problemOf("defaultTaxCode")}
          onChange={(code) => change({ defaultTaxCode: code === none ? null : code })}
        />
      </FieldGrid>
    </Block>
  );
}
