import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Amounts } from "../../../components/amount.tsx";
import { Figures } from "../../../components/figures.tsx";
import { counted, formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { Page, PageHead } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import type { Money } from "#shared/wire/fields.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import type { RunNotice } from "../../state/navigation.ts";
import { useOpen, usePane } from "../../state/pane-context.ts";
import { useRun } from "../../state/server-queries.ts";
import { useRefreshSheet } from "../../state/unbilled/use-refresh-sheet.ts";
import { useFollowingSheet } from "../../state/use-following-sheet.ts";
import { useServices } from "../../state/services.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { ExportFiles } from "./export-files.tsx";
import { PostedNotice } from "./posted-notice.tsx";
import { RunFacts } from "./run-facts.tsx";
import { DeliveryList } from "./sending/delivery-list.tsx";
import { SentDeliveries } from "./sending/sent-deliveries.tsx";
import { PostingNotice } from "./sending/posting-notice.tsx";
import { SendingBanner } from "../sending-banner.tsx";
import { RunInvoices } from "./run-invoices.tsx";
import { RunMenu } from "./run-menu.tsx";
import type { RunQuestion } from "./run-menu.tsx";
import { SheetRefreshNotice } from "../sheet-refresh-notice.tsx";
import { useConnectionLost } from "../../../session/base-services.ts";

const RunQuestions = lazy(async () => ({
  default: (await import("./run-questions.tsx")).RunQuestions,
}));

const useStyles = makeStyles({
  reason: {
    flexBasis: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** One run: what it holds, what it is worth, what can be done with it. */
export function RunScreen(props: { runId: string; notice: RunNotice | null; watched: boolean }) {
  const { dispatch } = usePane();
  const run = useRun(props.runId);
  const back = (): void => dispatch({ type: "went-back" });
  if (!run.data) {
    return (
      <Page>
        <PageHead title="Billing run" onBack={back} />
        {run.error ? (
          <ProblemNotice error={run.error} onRetry={() => void run.refetch()} />
        ) : (
          <SkeletonRows label="The run is loading" rows={6} />
        )}
      </Page>
    );
  }
  return <LoadedRun run={run.data} notice={props.notice} watched={props.watched} onBack={back} />;
}

function LoadedRun(props: {
  run: RunDetail;
  notice: RunNotice | null;
  watched: boolean;
  onBack: () => void;
}) {
  const { run, notice } = props;
  const locale = useLocale();
  const { dispatch } = usePane();
  const [question, setQuestion] = useState<RunQuestion | null>(null);
  const [moving, setMoving] = useState<readonly string[] | null>(null);
  const refresh = useRefreshSheet();
  const following = useFollowingSheet();
  const { api, openLink } = useServices();
  const documents = useMutation({
    mutationFn: () => api.runDocumentsTicket(run.id),
    onSuccess: ({ url }) => openLink(url),
  });
  const hidden = run.hiddenInvoiceCount;
  const figures = [
    { label: "Invoices", value: formatCount(run.invoiceCount, locale) },
    { label: "Total due", value: <Amounts totals={run.totalDue} start /> },
    {
      label: "Awaiting payment",
      value: <Amounts totals={withoutZeros(run.awaitingPayment)} start />,
    },
    { label: "Paid", value: <Amounts totals={withoutZeros(run.paid)} start /> },
  ];
  return (
    <Page
      footer={
        moving === null ? (
          run.status === "draft" && <RunFooter run={run} />
        ) : (
          <MoveFooter
            count={moving.length}
            onMove={() => setQuestion("move")}
            onCancel={() => setMoving(null)}
          />
        )
      }
    >
      <PageHead title={run.name} onBack={props.onBack}>
        <RunMenu
          run={run}
          onQuestion={(asked) => (asked === "move" ? setMoving([]) : setQuestion(asked))}
          onRefreshSheet={() => refresh.mutate()}
          onDownloadDocuments={() => documents.mutate()}
        />
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
      <PostedNotice run={run} watched={props.watched} onIssued={() => following.mutate()} />
      <SheetRefreshNotice refresh={refresh} />
      <SheetRefreshNotice refresh={following} quiet />
      {documents.error && <ProblemNotice error={documents.error} />}
      <RunFacts run={run} />
      {run.status === "posting" && (
        <>
          {run.method === "send" && <SendingBanner />}
          <PostingNotice run={run} />
          {run.method === "send" && <DeliveryList runId={run.id} show="attention" />}
        </>
      )}
      {run.status === "draft" && run.progress?.state === "attention" && (
        <Notice tone="warning" title="It was not posted">
          {run.progress.message}
        </Notice>
      )}
      <Figures figures={figures} />
      {hidden > 0 && (
        <Notice tone="info">
          {`${counted(hidden, "invoice in this run is", "invoices in this run are", locale)} hidden from you.`}
          {run.status === "draft" &&
            ` Someone who sees ${hidden === 1 ? "it" : "them"} can post the run, or move ${hidden === 1 ? "it" : "them"} to another draft run so that you can post the rest.`}
        </Notice>
      )}
      {run.rejectedCount > 0 && (
        <Notice tone="warning">
          {`${counted(run.rejectedCount, "invoice was", "invoices were", locale)} rejected. Open ${run.rejectedCount === 1 ? "it" : "each"} to read why, then change it.`}
        </Notice>
      )}
      {run.exports.length > 0 && <ExportFiles run={run} />}
      {run.method === "send" && hasLeft(run) && <SentDeliveries run={run} />}
      <RunInvoices run={run} chosen={moving} onChoose={setMoving} />
      {question && (
        <Suspense fallback={null}>
          <RunQuestions
            run={run}
            question={question}
            invoiceIds={moving ?? []}
            onMoved={() => setMoving(null)}
            onClose={() => setQuestion(null)}
          />
        </Suspense>
      )}
    </Page>
  );
}

function RunFooter({ run }: { run: RunDetail }) {
  const styles = useStyles();
  const open = useOpen();
  const lost = useConnectionLost();
  const { allowed, reason } = run.actions.post;
  const block = lost ? "The server does not answer." : allowed ? null : reason;
  return (
    <>
      {block !== null && (
        <div id="post-block" className={styles.reason}>
          {block}
        </div>
      )}
      <Button
        style={{ flexGrow: 1 }}
        appearance="primary"
        disabledFocusable={!allowed || lost}
        aria-describedby={block === null ? undefined : "post-block"}
        onClick={() => open({ screen: "post", runId: run.id })}
      >
        Post
      </Button>
      <Button
        disabledFocusable={!run.actions.addRows.allowed}
        title={run.actions.addRows.reason ?? undefined}
        onClick={() => open({ screen: "unbilled", addToRunId: run.id })}
      >
        Add rows
      </Button>
    </>
  );
}

function MoveFooter(props: { count: number; onMove: () => void; onCancel: () => void }) {
  const locale = useLocale();
  return (
    <>
      <Button
        style={{ flexGrow: 1 }}
        appearance="primary"
        disabledFocusable={props.count === 0}
        onClick={props.onMove}
      >
        {props.count === 0
          ? "Choose invoices to move"
          : `Move ${counted(props.count, "invoice", "invoices", locale)}`}
      </Button>
      <Button onClick={props.onCancel}>Cancel</Button>
    </>
  );
}

/** Nothing paid in three currencies is said once, by a dash. */
function withoutZeros(totals: readonly Money[]): Money[] {
  return totals.filter(({ amountMinor }) => amountMinor !== 0);
}

/** While a posting is held there is no mail to show. */
function hasLeft({ status, progress }: RunDetail): boolean {
  return status === "posted" || (status === "posting" && progress?.state !== "held");
}
