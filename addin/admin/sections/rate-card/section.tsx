import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RateView } from "#shared/wire/rate-card.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { ratesKey } from "../settings-keys.ts";
import { RateDialog } from "./rate-dialog.tsx";
import { RatesBlock } from "./rates-block.tsx";
import { RemoveRate } from "./remove-rate.tsx";
import { TryOut } from "./try-out.tsx";

/** What is asked about a rate; `rate` null is a new one. */
export type RateAsk = { kind: "write"; rate: RateView | null } | { kind: "remove"; rate: RateView };

/** What an hour costs, by client, person and task. */
export function Section({ title }: SectionProps) {
  const api = useApi(settingsApi);
  const query = useQuery({ queryKey: ratesKey, queryFn: ({ signal }) => api.rates(signal) });
  const [asked, setAsked] = useState<RateAsk | null>(null);
  const close = () => setAsked(null);
  return (
    <AdminPage
      title={title}
      purpose="What an hour costs where a sheet gives no rate of its own."
      actions={
        <Button icon={<AddRegular />} onClick={() => setAsked({ kind: "write", rate: null })}>
          Add a rate
        </Button>
      }
    >
      <Answer query={query} loading="The rates are loading">
        {({ rates }) => (
          <>
            <RatesBlock rates={rates} onAsk={setAsked} />
            <TryOut rates={rates} />
            {asked?.kind === "write" && (
              <RateDialog rate={asked.rate} rates={rates} onClose={close} />
            )}
          </>
        )}
      </Answer>
      {asked?.kind === "remove" && <RemoveRate rate={asked.rate} onClose={close} />}
    </AdminPage>
  );
}
