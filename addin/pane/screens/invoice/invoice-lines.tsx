import { Select, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatMicro } from "#shared/decimal.ts";
import type { DetailLevel } from "#shared/grouping.ts";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import type { Line } from "#shared/totals.ts";
import { Amount } from "../../../components/amount.tsx";
import { formatRate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Section } from "../../../components/page.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { detailWords } from "../choice-words.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  line: {
    display: "flex",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  text: { minWidth: 0, overflowWrap: "anywhere" },
  small: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  sum: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  value: { margin: 0, textAlign: "end" },
  total: { fontWeight: tokens.fontWeightSemibold },
});

// safe because the record names every level, and nothing else
const levels = Object.entries(detailWords) as [DetailLevel, string][];

/** What the client reads, and what it comes to. */
export function InvoiceLines({ invoice }: { invoice: InvoiceDetail }) {
  const styles = useStyles();
  const { api } = useServices();
  const client = useQueryClient();
  const { currency, actions } = invoice;
  const change = useMutation({
    mutationFn: (detailLevel: DetailLevel) =>
      api.updateInvoice(invoice.id, invoice.version, { detailLevel }),
    onSettled: () => refreshRuns(client),
  });
  return (
    <Section title="What the client reads">
      {actions.edit.allowed && (
        <Select
          size="small"
          aria-label="Level of detail"
          disabled={change.isPending}
          value={invoice.detailLevel}
          onChange={(_, { value }) => {
            const chosen = levels.find(([level]) => level === value);
            if (chosen) change.mutate(chosen[0]);
          }}
        >
          {levels.map(([level, words]) => (
            <option key={level} value={level}>
              {words}
            </option>
          ))}
        </Select>
      )}
      {change.error && (
        <ProblemNotice error={change.error} unchanged="The lines are as they were." />
      )}
      <VirtualRows
        rows={invoice.lines.map((line, index) => ({ line, index }))}
        keyOf={({ index }) => String(index)}
        estimateHeightPx={48}
        label="Lines"
      >
        {({ line }) => (
          <div className={styles.line}>
            <span className={styles.text}>
              {line.description}
              <LineFacts line={line} currency={currency} />
            </span>
            <Amount amountMinor={line.amountMinor} currency={currency} bare />
          </div>
        )}
      </VirtualRows>
      <Sum invoice={invoice} />
    </Section>
  );
}

function LineFacts({ line, currency }: { line: Line; currency: string }) {
  const styles = useStyles();
  const locale = useLocale();
  const product = `${formatMicro(line.quantityMicro, locale)} × ${formatMicro(line.unitPriceMicro, locale)} ${currency}`;
  return (
    <span className={styles.small}>
      {line.quantityMicro === 1_000_000
        ? (line.taxCode ?? "")
        : [product, line.taxCode].filter((part) => part !== null).join(" · ")}
    </span>
  );
}

function Sum({ invoice }: { invoice: InvoiceDetail }) {
  const styles = useStyles();
  const locale = useLocale();
  const { currency } = invoice;
  return (
    <dl className={styles.sum}>
      <dt>Net</dt>
      <dd className={styles.value}>
        <Amount amountMinor={invoice.netMinor} currency={currency} />
      </dd>
      {invoice.taxes.map((tax) => (
        <TaxRowView key={`${tax.taxCode} ${tax.name}`} currency={currency} taxMinor={tax.taxMinor}>
          {tax.name.includes("%") ? tax.name : `${tax.name} ${formatRate(tax.ratePpm, locale)}`}
        </TaxRowView>
      ))}
      <dt className={styles.total}>Total</dt>
      <dd className={styles.value}>
        <Amount amountMinor={invoice.grossMinor} currency={currency} strong />
      </dd>
    </dl>
  );
}

function TaxRowView(props: { currency: string; taxMinor: number; children: string }) {
  const styles = useStyles();
  return (
    <>
      <dt>{props.children}</dt>
      <dd className={styles.value}>
        <Amount amountMinor={props.taxMinor} currency={props.currency} />
      </dd>
    </>
  );
}
