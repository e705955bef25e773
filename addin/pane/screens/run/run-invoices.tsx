import { Checkbox } from "@fluentui/react-components";
import { DocumentAddRegular } from "@fluentui/react-icons";
import { Amount } from "../../../components/amount.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { counted, formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Section } from "../../../components/page.tsx";
import { RowButton } from "../../../components/row-button.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { InvoiceBadge } from "../../../components/status-badge.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import type { InvoiceSummary } from "#shared/wire/invoice.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { useOpen } from "../../state/pane-context.ts";
import { useRunInvoices } from "../../state/server-queries.ts";
import { ProblemNotice } from "../problem-notice.tsx";

/** The invoices of a run; while some are being chosen to move, a row is a choice instead of a way in. */
export function RunInvoices(props: {
  run: RunDetail;
  chosen: readonly string[] | null;
  onChoose: (invoiceIds: readonly string[]) => void;
}) {
  const { run, chosen } = props;
  const locale = useLocale();
  const open = useOpen();
  const list = useRunInvoices(run.id);
  const invoices = list.data?.pages.flatMap((page) => page.invoices) ?? [];
  if (list.error && invoices.length === 0) {
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.isPending) return <SkeletonRows label="The invoices are loading" rows={5} />;
  if (invoices.length === 0) {
    return (
      <EmptyState icon={<DocumentAddRegular />} title="No invoice here yet">
        {run.status === "draft"
          ? "Add rows from your sheet; one invoice is made for each client."
          : "There is no invoice in this run that you may see."}
      </EmptyState>
    );
  }

  function toggle(invoiceId: string): void {
    if (chosen === null) return;
    const without = chosen.filter((id) => id !== invoiceId);
    props.onChoose(without.length < chosen.length ? without : [...chosen, invoiceId]);
  }

  return (
    <Section title={counted(run.invoiceCount, "invoice", "invoices", locale)}>
      <VirtualRows
        rows={invoices}
        keyOf={({ id }) => id}
        estimateHeightPx={52}
        label="Invoices of this run"
        onNearEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
      >
        {(invoice) =>
          chosen === null ? (
            <InvoiceRow
              invoice={invoice}
              onClick={() => open({ screen: "invoice", invoiceId: invoice.id })}
            />
          ) : (
            <Checkbox
              label={`${invoice.clientName}, ${invoice.number ?? "draft"}`}
              checked={chosen.includes(invoice.id)}
              onChange={() => toggle(invoice.id)}
            />
          )
        }
      </VirtualRows>
    </Section>
  );
}

function InvoiceRow({ invoice, onClick }: { invoice: InvoiceSummary; onClick: () => void }) {
  const locale = useLocale();
  const facts = [
    invoice.number ?? "",
    invoice.label,
    invoice.invoiceDateOverridden ? `dated ${formatDate(invoice.invoiceDate, locale)}` : "",
    counted(invoice.entryCount, "row", "rows", locale),
  ];
  return (
    <RowButton
      strong
      first={invoice.clientName}
      second={facts.filter((fact) => fact !== "").join(" · ")}
      end={
        <span style={{ display: "flex", flexDirection: "column", alignItems: "end", gap: 2 }}>
          <Amount amountMinor={invoice.grossMinor} currency={invoice.currency} />
          <InvoiceBadge status={invoice.status} rejected={invoice.rejection !== null} />
        </span>
      }
      onClick={onClick}
    />
  );
}
