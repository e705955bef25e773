import { useQuery } from "@tanstack/react-query";
import { settingsApi } from "../../../api/settings-api.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { firmKey } from "../settings-keys.ts";
import { FirmForm } from "./firm-form.tsx";
import { LogoBlock } from "./logo-block.tsx";

/** The firm as it stands on its invoices, and how it bills. */
export function Section({ title }: SectionProps) {
  const api = useApi(settingsApi);
  const query = useQuery({ queryKey: firmKey, queryFn: ({ signal }) => api.firm(signal) });
  return (
    <AdminPage title={title} purpose="The firm as it stands on its invoices, and how it bills.">
      <Answer query={query} loading="The firm is loading" rows={8}>
        {(firm) => (
          <>
            <LogoBlock firm={firm} />
            <FirmForm firm={firm} />
          </>
        )}
      </Answer>
    </AdminPage>
  );
}
