import { Button, makeStyles, tokens } from "@fluentui/react-components";
import {
  ArrowDownloadRegular,
  HistoryRegular,
  ShieldCheckmarkRegular,
} from "@fluentui/react-icons";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { AuditFilter } from "#shared/wire/audit.ts";
import { auditApi } from "../../../api/audit-api.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { serverKey } from "../../../session/kept-answers.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditList } from "./audit-list.tsx";
import { VerificationNotice } from "./verification-notice.tsx";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Everything that was changed, in words; downloaded and verified (R27, P14). */
export function Section({ title }: SectionProps) {
  const styles = useStyles();
  const api = useApi(auditApi);
  const [filter, setFilter] = useState<AuditFilter>({});
  const verify = useMutation({ mutationFn: () => api.verifyAudit() });
  const download = useMutation({
    mutationFn: () => api.auditTicket(filter),
    onSuccess: ({ url }) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    },
  });
  return (
    <AdminPage
      title={title}
      purpose="Everything that was changed, by whom and when. Nothing here can be changed or deleted."
      actions={
        <div className={styles.actions}>
          <Button
            icon={<ShieldCheckmarkRegular />}
            disabledFocusable={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {verify.isPending ? "Checking every row" : "Verify"}
          </Button>
          <Button
            icon={<ArrowDownloadRegular />}
            disabledFocusable={download.isPending}
            onClick={() => download.mutate()}
          >
            Download CSV
          </Button>
        </div>
      }
    >
      {verify.data && <VerificationNotice verification={verify.data} />}
      {verify.error && <ProblemNotice error={verify.error} onRetry={() => verify.mutate()} />}
      {download.error && (
        <ProblemNotice error={download.error} unchanged="Nothing was downloaded." />
      )}
      <AuditFilters filter={filter} onChange={setFilter} />
      <Changes filter={filter} onClear={() => setFilter({})} />
    </AdminPage>
  );
}

function Changes({ filter, onClear }: { filter: AuditFilter; onClear: () => void }) {
  const api = useApi(auditApi);
  const pages = useInfiniteQuery({
    queryKey: [...serverKey, "audit", filter],
    queryFn: ({ pageParam, signal }) => api.audit(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (pages.data === undefined) {
    return pages.error ? (
      <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <SkeletonRows label="The changes are loading" rows={6} />
    );
  }
  const entries = pages.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<HistoryRegular />}
        title="Nothing found"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        No change that you may see fits these filters.
      </EmptyState>
    );
  }
  return (
    <>
      <AuditList entries={entries} />
      {pages.isFetchNextPageError && <ProblemNotice error={pages.error} />}
      {pages.hasNextPage && (
        <div>
          <Button
            disabledFocusable={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {pages.isFetchingNextPage ? "Loading" : "Show earlier changes"}
          </Button>
        </div>
      )}
    </>
  );
}
