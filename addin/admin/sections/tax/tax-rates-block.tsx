import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, CalculatorRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { TaxRateView } from "#shared/wire/tax-rate.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { formatDate, formatRate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Block } from "../../parts/admin-page.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { RemoveTaxRate } from "./remove-tax-rate.tsx";
import { taxExample } from "./tax-example.ts";
import { TaxRateDialog } from "./tax-rate-dialog.tsx";
import type { TaxRateAsk } from "./tax-rate-dialog.tsx";

const useStyles = makeStyles({
  actions: { display: "inline-flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

type Asked = TaxRateAsk | { kind: "remove"; rate: TaxRateView };

/** All tax rates; each can be ended or followed by another, and corrected while nothing was issued with it. */
export function TaxRatesBlock({ rates }: { rates: readonly TaxRateView[] }) {
  const locale = useLocale();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <Block
      title="Tax rates"
      text="The rate in force on the day of the work counts. What was issued keeps the tax that it has; drafts take a new rate when their run is computed again."
      actions={
        <Button icon={<AddRegular />} onClick={() => setAsked({ kind: "add" })}>
          Add a tax code
        </Button>
      }
    >
      {rates.length === 0 ? (
        <EmptyState icon={<CalculatorRegular />} title="No tax rate yet">
          Rows without a tax rate in force cannot be posted. Add the codes that your sheets use; a
          code for work without tax counts too.
        </EmptyState>
      ) : (
        <RecordTable
          label="Tax rates"
          rows={rates}
          rowKey={({ id }) => id}
          columns={columnsOf(locale, setAsked)}
        />
      )}
      {asked?.kind === "remove" && <RemoveTaxRate rate={asked.rate} onClose={close} />}
      {asked !== null && asked.kind !== "remove" && (
        <TaxRateDialog asked={asked} rates={rates} onClose={close} />
      )}
    </Block>
  );
}

function columnsOf(locale: string, onAsk: (asked: Asked) => void): Column<TaxRateView>[] {
  return [
    { title: "Code", cell: ({ code }) => code },
    { title: "Name", cell: ({ name }) => name },
    { title: "Rate", cell: (rate) => partsInWords(rate, locale) },
    { title: "From", cell: ({ validFrom }) => formatDate(validFrom, locale) },
    { title: "Until", cell: ({ endsOn }) => (endsOn === null ? "–" : formatDate(endsOn, locale)) },
    { title: "Example", kind: "number", cell: (rate) => taxExample(rate.components, locale) },
    {
      title: "Actions",
      kind: "actions",
      cell: (rate) => <Actions rate={rate} onAsk={onAsk} />,
    },
  ];
}

function Actions({ rate, onAsk }: { rate: TaxRateView; onAsk: (asked: Asked) => void }) {
  const styles = useStyles();
  const { code, validFrom, correct } = rate;
  const change = correct.allowed ? "Change" : "End";
  return (
    <span className={styles.actions}>
      <Button
        size="small"
        aria-label={`${change} ${code} from ${validFrom}`}
        onClick={() => onAsk({ kind: "change", rate })}
      >
        {change}
      </Button>
      <Button
        size="small"
        aria-label={`New rate for ${code} after ${validFrom}`}
        onClick={() => onAsk({ kind: "next", rate })}
      >
        New rate
      </Button>
      {correct.allowed && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`Remove ${code} from ${validFrom}`}
          onClick={() => onAsk({ kind: "remove", rate })}
        >
          Remove
        </Button>
      )}
    </span>
  );
}

/** "GST 5 % + QST 9.975 % on both". */
function partsInWords({ components }: TaxRateView, locale: string): string {
  if (components.length === 0) return "No tax";
  const [only] = components;
  if (components.length === 1 && only) return formatRate(only.ratePpm, locale);
  return components
    .map(({ name, ratePpm, compound }, index) =>
      [name, formatRate(ratePpm, locale), ...(compound && index > 0 ? ["on the sum"] : [])].join(
        " ",
      ),
    )
    .join(" + ");
}
