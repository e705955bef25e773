import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { Notice } from "../../../components/notice.tsx";
import { Page, UnseenTitle } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { WorkProgress } from "../../../components/work-progress.tsx";
import type { TableRef } from "../../../workbook/workbook.ts";
import { rereadRows } from "../../state/use-sheet-watch.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { AttentionList } from "./attention-list.tsx";
import { DateOrderChoice } from "./date-order-choice.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { IgnoredRows } from "./ignored-rows.tsx";
import { InvoicePreviews } from "./invoice-previews.tsx";
import { MappingLine } from "./mapping-line.tsx";
import { OpenNumbers } from "./open-numbers.tsx";
import { PendingUploadNotice } from "./creating/pending-upload-notice.tsx";
import { SettledRows } from "./settled-rows.tsx";
import { SourceLine } from "./source-line.tsx";
import { UnbilledFigures } from "./unbilled-figures.tsx";
import { UnbilledFooter } from "./unbilled-footer.tsx";
import { WaitingForExcel } from "./waiting-for-excel.tsx";

const CreateDialog = lazy(async () => ({
  default: (await import("./creating/create-dialog.tsx")).CreateDialog,
}));

/** One table from its source down to the invoices it would become. */
export function TablePage({ unbilled, table }: { unbilled: Unbilled; table: TableRef }) {
  const [dialog, setDialog] = useState<"new-run" | "draft-run" | null>(null);
  const { reading, usable, understood } = unbilled;
  const read = reading.data !== undefined;
  return (
    <Page footer={<UnbilledFooter unbilled={unbilled} onCreate={setDialog} />}>
      <UnseenTitle>Unbilled rows</UnseenTitle>
      {dialog === null && <PendingUploadNotice />}
      <SourceLine unbilled={unbilled} table={table} />
      {!reading.error && <WaitingForExcel reason={reading.failureReason} />}
      {reading.error && (
        <ProblemNotice
          error={reading.error}
          unchanged="Your sheet was not touched."
          onRetry={() => void reading.refetch()}
        />
      )}
      {reading.isFetching && table.rowCount > rereadRows && (
        <WorkProgress
          words={`${table.name} is being read`}
          progress={unbilled.progress}
          onCancel={unbilled.cancelReading}
        />
      )}
      {!read && !reading.error && reading.isFetching && (
        <SkeletonRows label={`${table.name} is being read`} rows={6} />
      )}
      {!read && !reading.error && !reading.isFetching && (
        <Notice
          tone="info"
          title={`${table.name} was not read`}
          actions={
            <Button size="small" onClick={() => void reading.refetch()}>
              Read it
            </Button>
          }
        >
          You cancelled it. Your sheet was not touched.
        </Notice>
      )}
      {unbilled.isStale && (
        <Notice
          tone="info"
          title="The sheet has changed"
          actions={
            <Button size="small" onClick={() => void reading.refetch()}>
              Read again
            </Button>
          }
        >
          What you see is from before.
        </Notice>
      )}
      {read && <MappingLine unbilled={unbilled} />}
      {read && usable && understood.error && <ProblemNotice error={understood.error} />}
      {read && usable && !understood.error && <TableContent unbilled={unbilled} />}
      {dialog && (
        <Suspense fallback={null}>
          <CreateDialog unbilled={unbilled} initial={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </Page>
  );
}

function TableContent({ unbilled }: { unbilled: Unbilled }) {
  const { check, checking, preview, understood } = unbilled;
  const rowCount = understood.data?.entries.length ?? 0;
  return (
    <>
      <DateOrderChoice unbilled={unbilled} onlyWhileOpen />
      <OpenNumbers unbilled={unbilled} />
      <FilterChips unbilled={unbilled} />
      {check.error && (
        <ProblemNotice
          error={check.error}
          unchanged="The figures below are unchecked: clients, tax and earlier billing are not known."
          onRetry={() => void check.refetch()}
        />
      )}
      {check.isFetching && rowCount > rereadRows && (
        <WorkProgress
          words="Clients, tax and earlier billing are being checked"
          progress={checking.progress}
          onCancel={checking.cancel}
        />
      )}
      {checking.stopped && (
        <Notice
          tone="info"
          title="The rows were not checked"
          actions={
            <Button size="small" onClick={() => void check.refetch()}>
              Check them
            </Button>
          }
        >
          You cancelled it. Clients, tax and earlier billing are not known.
        </Notice>
      )}
      {preview.data ? (
        <>
          <UnbilledFigures unbilled={unbilled} preview={preview.data} />
          <AttentionList unbilled={unbilled} />
          <SettledRows unbilled={unbilled} />
          <IgnoredRows unbilled={unbilled} />
          <InvoicePreviews unbilled={unbilled} preview={preview.data} />
        </>
      ) : preview.error ? (
        <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <SkeletonRows label="The invoices are being put together" rows={5} />
      )}
    </>
  );
}
