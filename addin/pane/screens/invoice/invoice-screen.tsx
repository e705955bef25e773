import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { formatDate, formatInstantDay } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { Page, PageHead } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { Tabs } from "../../../components/tabs.tsx";
import { InvoiceBadge } from "../../../components/status-badge.tsx";
import type { InvoiceDetail, Rejection } from "#shared/wire/invoice.ts";
import type { RunNotice } from "../../state/navigation.ts";
import { usePane } from "../../state/pane-context.ts";
import { useInvoice } from "../../state/server-queries.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { InvoiceEntries } from "./invoice-entries.tsx";
import { InvoiceFooter } from "./invoice-footer.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import { InvoiceMenu } from "./invoice-menu.tsx";
import type { InvoiceQuestion } from "./invoice-menu.tsx";

const InvoiceQuestions = lazy(async () => ({
  default: (await import("./invoice-questions.tsx")).InvoiceQuestions,
}));

const InvoicePreview = lazy(async () => ({
  default: (await import("./preview/invoice-preview.tsx")).InvoicePreview,
}));

const InvoiceMessage = lazy(async () => ({
  default: (await import("./message/invoice-message.tsx")).InvoiceMessage,
}));

const parts = [
  { value: "data", text: "Data" },
  { value: "preview", text: "Preview" },
  { value: "message", text: "Message" },
] as const;

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    alignItems: "baseline",
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: "anywhere" },
});

/** One invoice: who, when, what the client reads, what it comes to, and the rows behind it. */
export function InvoiceScreen(props: { invoiceId: string; notice: RunNotice | null }) {
  const { dispatch } = usePane();
  const invoice = useInvoice(props.invoiceId);
  const back = (): void => dispatch({ type: "went-back" });
  if (!invoice.data) {
    return (
      <Page>
        <PageHead title="Invoice" onBack={back} />
        {invoice.error ? (
          <ProblemNotice error={invoice.error} onRetry={() => void invoice.refetch()} />
        ) : (
          <SkeletonRows label="The invoice is loading" rows={6} />
        )}
      </Page>
    );
  }
  return <LoadedInvoice invoice={invoice.data} notice={props.notice} onBack={back} />;
}

function LoadedInvoice(props: {
  invoice: InvoiceDetail;
  notice: RunNotice | null;
  onBack: () => void;
}) {
  const { invoice, notice } = props;
  const { dispatch } = usePane();
  const [question, setQuestion] = useState<InvoiceQuestion | null>(null);
  const [part, setPart] = useState<(typeof parts)[number]["value"]>("data");
  return (
    <Page footer={<InvoiceFooter invoice={invoice} onReject={() => setQuestion("reject")} />}>
      <PageHead title={invoice.clientName} onBack={props.onBack}>
        <InvoiceMenu invoice={invoice} onQuestion={setQuestion} />
      </PageHead>
      {notice && (
        <Notice
          tone={notice.tone}
          actions={
            <Button size="small" onClick={() => dispatch({ type: "notice-dismissed" })}>
              Dismiss
            </Button>
          }
        >
          {notice.text}
        </Notice>
      )}
      {invoice.rejection && <Rejected rejection={invoice.rejection} />}
      <Tabs label="Parts of the invoice" tabs={parts} chosen={part} small onChoose={setPart} />
      {part === "data" && <InvoiceData invoice={invoice} />}
      <Suspense fallback={<SkeletonRows label="Loading" rows={8} />}>
        {part === "preview" && <InvoicePreview invoice={invoice} />}
        {part === "message" && <InvoiceMessage invoice={invoice} />}
      </Suspense>
      {question && (
        <Suspense fallback={null}>
          <InvoiceQuestions
            invoice={invoice}
            question={question}
            onClose={() => setQuestion(null)}
          />
        </Suspense>
      )}
    </Page>
  );
}

/** Who, when, the lines that the client reads, and the rows behind them. */
function InvoiceData({ invoice }: { invoice: InvoiceDetail }) {
  const styles = useStyles();
  const locale = useLocale();
  return (
    <>
      <dl className={styles.facts}>
        <dt className={styles.label}>Invoice</dt>
        <dd className={styles.value}>
          {invoice.number ?? "No number yet"}{" "}
          <InvoiceBadge status={invoice.status} rejected={invoice.rejection !== null} />
        </dd>
        <Dates invoice={invoice} />
        {invoice.label !== "" && (
          <>
            <dt className={styles.label}>For</dt>
            <dd className={styles.value}>{invoice.label}</dd>
          </>
        )}
        {invoice.approval && (
          <>
            <dt className={styles.label}>Approved</dt>
            <dd className={styles.value}>
              {`${invoice.approval.by.name}, ${formatInstantDay(invoice.approval.at, locale)}`}
            </dd>
          </>
        )}
        <dt className={styles.label}>Bill to</dt>
        <dd className={styles.value}>
          {[invoice.clientName, ...invoice.clientAddress].map((line) => (
            <div key={line}>{line}</div>
          ))}
          {invoice.clientTaxNumber !== "" && <div>{`Tax number ${invoice.clientTaxNumber}`}</div>}
        </dd>
      </dl>
      <InvoiceLines invoice={invoice} />
      <InvoiceEntries invoice={invoice} />
    </>
  );
}

function Rejected({ rejection }: { rejection: Rejection }) {
  const locale = useLocale();
  const { by, at, comment } = rejection;
  return (
    <Notice tone="warning" title={`${by.name} rejected it on ${formatInstantDay(at, locale)}`}>
      {comment}
    </Notice>
  );
}

function Dates({ invoice }: { invoice: InvoiceDetail }) {
  const styles = useStyles();
  const locale = useLocale();
  return (
    <>
      <dt className={styles.label}>Date</dt>
      <dd className={styles.value}>
        {formatDate(invoice.invoiceDate, locale)}
        {invoice.invoiceDateOverridden && ", its own"}
        {invoice.number === null && invoice.periodState !== "open" && (
          <div>{closedWords[invoice.periodState]}</div>
        )}
      </dd>
      <dt className={styles.label}>Due</dt>
      <dd className={styles.value}>
        {formatDate(invoice.dueDate, locale)}
        {invoice.dueDateOverridden && ", its own"}
      </dd>
    </>
  );
}

/** A draft there is legal, but cannot be posted (R25). */
const closedWords: Record<Exclude<InvoiceDetail["periodState"], "open">, string> = {
  closed: "In a closed period: it cannot be posted until its date is changed.",
  none: "In no accounting period: it cannot be posted until its date is changed.",
};
