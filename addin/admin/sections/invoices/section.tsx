import { useQuery } from "@tanstack/react-query";
import { settingsApi } from "../../../api/settings-api.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { NumberSeries } from "../number-series/number-series.tsx";
import { invoiceSettingsKey } from "../settings-keys.ts";
import { SettingsForm } from "./settings-form.tsx";

/** Numbers, approval, and how invoices are mailed. */
export function Section({ title }: SectionProps) {
  const api = useApi(settingsApi);
  const query = useQuery({
    queryKey: invoiceSettingsKey,
    queryFn: ({ signal }) => api.invoiceSettings(signal),
  });
  return (
    <AdminPage
      title={title}
      purpose="How invoices are numbered, who approves them, and how they are mailed."
    >
      <NumberSeries />
      <Answer query={query} loading="The settings are loading" rows={8}>
        {(settings) => <SettingsForm settings={settings} />}
      </Answer>
    </AdminPage>
  );
}
