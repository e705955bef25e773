import { lazy, Suspense, useState } from "react";
import { formatCount } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { Section } from "../../../../components/page.tsx";
import { VirtualRows } from "../../../../components/virtual-rows.tsx";
import type { DeliveryListQuery } from "#shared/wire/delivery.ts";
import { useDeliveries } from "../../../state/delivery-queries.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import type { DeliveryAsk } from "./delivery-actions.tsx";
import { AttentionDelivery, DeliveryRow } from "./delivery-rows.tsx";

const DeliveryQuestion = lazy(async () => ({
  default: (await import("./delivery-question.tsx")).DeliveryQuestion,
}));

const heightPx = { attention: 150, all: 52 };

/** What becomes of a run's mails; of those that need attention, what happened and what to do. */
export function DeliveryList(props: { runId: string; show: DeliveryListQuery["show"] }) {
  const { runId, show } = props;
  const locale = useLocale();
  const list = useDeliveries(runId, show);
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries) ?? [];
  // Kept here: the row may leave the list while the question about it is still open.
  const [ask, setAsk] = useState<DeliveryAsk | null>(null);
  const Row = show === "attention" ? AttentionDelivery : DeliveryRow;
  const rows = (
    <VirtualRows
      rows={deliveries}
      keyOf={({ id }) => id}
      estimateHeightPx={heightPx[show]}
      label={show === "attention" ? "Mails that need attention" : "Mails of this run"}
      onNearEnd={() => {
        if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
      }}
    >
      {(delivery) => <Row runId={runId} delivery={delivery} onAsk={setAsk} />}
    </VirtualRows>
  );
  const count = `${formatCount(deliveries.length, locale)}${list.hasNextPage ? " or more" : ""}`;
  return (
    <>
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {deliveries.length > 0 &&
        (show === "attention" ? (
          <Section title={`Needs attention: ${count}`}>{rows}</Section>
        ) : (
          rows
        ))}
      {ask && (
        <Suspense fallback={null}>
          <DeliveryQuestion
            runId={runId}
            kind={ask.kind}
            delivery={deliveries.find(({ id }) => id === ask.delivery.id) ?? ask.delivery}
            onClose={() => setAsk(null)}
          />
        </Suspense>
      )}
    </>
  );
}
