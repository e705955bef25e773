import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular, CollectionsRegular, Search16Regular } from "@fluentui/react-icons";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import type { RunTab } from "#shared/wire/run.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Page, UnseenTitle } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { Tabs } from "../../../components/tabs.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import { useOpen, usePane } from "../../state/pane-context.ts";
import { useRunList } from "../../state/server-queries.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { SendingBanner } from "../sending-banner.tsx";
import { RunRow } from "./run-row.tsx";
import { useMe } from "../../../session/kept-answers.ts";

const NewRunDialog = lazy(async () => ({
  default: (await import("./new-run-dialog.tsx")).NewRunDialog,
}));

const useStyles = makeStyles({
  line: { display: "flex", gap: tokens.spacingHorizontalS },
  newRun: { flexShrink: 0, whiteSpace: "nowrap", minWidth: 0 },
  search: { flexGrow: 1, minWidth: 0 },
});

const tabWords: Record<RunTab, string> = { all: "All", draft: "Draft", posted: "Posted" };
const tabs: readonly RunTab[] = ["all", "draft", "posted"];

/** The billing runs of the firm (R4). */
export function RunsScreen() {
  const styles = useStyles();
  const locale = useLocale();
  const open = useOpen();
  const me = useMe();
  const [tab, setTab] = useState<RunTab>("all");
  const [typed, setTyped] = useState("");
  const [asking, setAsking] = useState(false);
  const search = useDeferredValue(typed.trim());
  const list = useRunList(tab, search);
  const counts = list.data?.pages[0]?.counts;
  const runs = list.data?.pages.flatMap((page) => page.runs) ?? [];
  const mayCreate = me?.rights.billingAccess === true;

  return (
    <Page>
      <UnseenTitle>Billing runs</UnseenTitle>
      <Tabs
        small
        label="Which runs"
        chosen={tab}
        tabs={tabs.map((value) => ({
          value,
          text: counts
            ? `${tabWords[value]} ${formatCount(counts[value], locale)}`
            : tabWords[value],
        }))}
        onChoose={setTab}
      />
      <div className={styles.line}>
        <Input
          className={styles.search}
          type="search"
          aria-label="Find a run by its name"
          placeholder="Find a run"
          contentBefore={<Search16Regular aria-hidden />}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        <Button
          className={styles.newRun}
          icon={<Add20Regular />}
          disabledFocusable={!mayCreate}
          title={me && !mayCreate ? "You need billing access to create a run." : undefined}
          onClick={() => setAsking(true)}
        >
          New run
        </Button>
      </div>
      <SendingBanner />
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows label="The runs are loading" rows={6} />}
      {list.data && runs.length === 0 && <NoRuns tab={tab} search={search} />}
      {runs.length > 0 && (
        <VirtualRows
          rows={runs}
          keyOf={({ id }) => id}
          estimateHeightPx={68}
          label={`${tabWords[tab]} runs`}
          onNearEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
        >
          {(run) => <RunRow run={run} onOpen={() => open({ screen: "run", runId: run.id })} />}
        </VirtualRows>
      )}
      {list.isFetchingNextPage && <SkeletonRows label="More runs are loading" rows={1} />}
      {asking && (
        <Suspense fallback={null}>
          <NewRunDialog onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function NoRuns({ tab, search }: { tab: RunTab; search: string }) {
  const { dispatch } = usePane();
  if (search !== "") {
    return (
      <EmptyState icon={<Search16Regular />} title="No run with this name">
        Look under All, or search for a part of the name.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<CollectionsRegular />}
      title={tab === "posted" ? "Nothing has been posted yet" : "No runs here yet"}
      action={
        tab !== "posted" && (
          <Button
            appearance="primary"
            onClick={() => dispatch({ type: "tab-chosen", tab: "unbilled" })}
          >
            Look at the unbilled rows
          </Button>
        )
      }
    >
      {tab === "posted"
        ? "A run stands here once every one of its invoices has been sent or exported."
        : "A run is a named collection of draft invoices for a period. It begins with the unbilled rows of your sheet."}
    </EmptyState>
  );
}
