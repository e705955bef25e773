import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import type { PreFlight, PreFlightItem } from "#shared/wire/post.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { useOpen } from "../../state/pane-context.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const RunQuestions = lazy(async () => ({
  default: (await import("../run/run-questions.tsx")).RunQuestions,
}));

/** What stands in the way and what one should know first (R19); each leads to where it is mended. */
export function PreFlightList({ run, preFlight }: { run: RunDetail; preFlight: PreFlight }) {
  const locale = useLocale();
  const { items } = preFlight;
  const blocks = items.filter(({ severity }) => severity === "block");
  const warnings = items.filter(({ severity }) => severity === "warn");
  const reasonSaid =
    preFlight.reason === null || items.some(({ message }) => message === preFlight.reason);
  if (items.length === 0 && preFlight.allowed) {
    return <Notice tone="success">Nothing stands in the way.</Notice>;
  }
  return (
    <>
      {!reasonSaid && <Notice tone="warning">{preFlight.reason}</Notice>}
      {blocks.length > 0 && (
        <Section
          title={`${counted(blocks.length, "thing stands", "things stand", locale)} in the way`}
        >
          <Items run={run} items={blocks} />
        </Section>
      )}
      {warnings.length > 0 && (
        <Section
          title={`${counted(warnings.length, "thing", "things", locale)} to know before posting`}
        >
          <Items run={run} items={warnings} />
        </Section>
      )}
    </>
  );
}

function Items({ run, items }: { run: RunDetail; items: readonly PreFlightItem[] }) {
  return (
    <VirtualRows
      rows={items}
      keyOf={({ code, invoiceId, message }) => `${code} ${invoiceId} ${message}`}
      estimateHeightPx={72}
      label="Results of the check"
    >
      {(item) => (
        <div style={{ paddingBottom: 8 }}>
          <Notice
            tone={item.severity === "block" ? "error" : "warning"}
            actions={<WhereMended run={run} item={item} />}
          >
            {item.message}
          </Notice>
        </div>
      )}
    </VirtualRows>
  );
}

/** The way to where an item is mended, where the pane has one. */
function WhereMended({ run, item }: { run: RunDetail; item: PreFlightItem }) {
  const open = useOpen();
  const [asking, setAsking] = useState(false);
  const { invoiceId, code } = item;
  const opening = invoiceId !== null && (
    <Button size="small" onClick={() => open({ screen: "invoice", invoiceId })}>
      Open the invoice
    </Button>
  );
  if (code === "totals-changed") {
    return (
      <>
        {opening}
        <ComputeAgain run={run} />
      </>
    );
  }
  if (opening) return opening;
  if (code === "no-invoice") {
    return (
      <Button size="small" onClick={() => open({ screen: "unbilled", addToRunId: run.id })}>
        Add rows
      </Button>
    );
  }
  if (code !== "period-closed" && code !== "no-period") return null;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        Change date
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <RunQuestions
            run={run}
            question="change-date"
            invoiceIds={[]}
            onMoved={() => undefined}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Brings the drafts of the run to the tax rates and codes of now (R12). */
function ComputeAgain({ run }: { run: RunDetail }) {
  const { api } = useServices();
  const client = useQueryClient();
  const compute = useMutation({
    mutationFn: () => api.recomputeRun(run.id, run.version),
    onSettled: () => refreshRuns(client),
  });
  return (
    <>
      <Button size="small" disabled={compute.isPending} onClick={() => compute.mutate()}>
        Compute the run again
      </Button>
      {compute.error && <ProblemNotice error={compute.error} />}
    </>
  );
}
