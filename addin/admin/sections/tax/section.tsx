import { useQuery } from "@tanstack/react-query";
import { settingsApi } from "../../../api/settings-api.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { ledgerFormatsKey, taxRatesKey } from "../settings-keys.ts";
import { MappingForm } from "./mapping-form.tsx";
import { TaxRatesBlock } from "./tax-rates-block.tsx";

/** Tax rates, and what the firm's words are called in its ledgers. */
export function Section({ title }: SectionProps) {
  const api = useApi(settingsApi);
  const rates = useQuery({ queryKey: taxRatesKey, queryFn: ({ signal }) => api.taxRates(signal) });
  const formats = useQuery({
    queryKey: ledgerFormatsKey,
    queryFn: ({ signal }) => api.ledgerFormats(signal),
  });
  return (
    <AdminPage
      title={title}
      purpose="Tax rates, and the ledger accounts that amounts are booked to."
    >
      <Answer query={rates} loading="The tax rates are loading">
        {(list) => <TaxRatesBlock rates={list.rates} />}
      </Answer>
      <Answer query={formats} loading="The ledgers are loading">
        {(list) => list.formats.map((format) => <MappingForm key={format.id} format={format} />)}
      </Answer>
    </AdminPage>
  );
}
