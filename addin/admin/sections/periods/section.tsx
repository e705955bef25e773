import { Button } from "@fluentui/react-components";
import { AddRegular, CalendarLtrRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ClosedPeriod, PeriodWork } from "#shared/wire/period.ts";
import { periodsApi } from "../../../api/periods-api.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { AddPeriodsDialog } from "./add-periods-dialog.tsx";
import { CalendarStrip } from "./calendar-strip.tsx";
import { ClosePeriodDialog } from "./close-period-dialog.tsx";
import { ClosedNotice } from "./closed-notice.tsx";
import { DeletePeriodDialog } from "./delete-period-dialog.tsx";
import { periodsKey } from "./periods-key.ts";
import { ReopenPeriodDialog } from "./reopen-period-dialog.tsx";

type Question = { type: "add" } | { type: "close" | "reopen" | "delete"; period: PeriodWork };

/** The calendar of the firm: which periods are open, and what is still open in them (R25). */
export function Section({ title }: SectionProps) {
  const api = useApi(periodsApi);
  const periods = useQuery({
    queryKey: periodsKey,
    queryFn: ({ signal }) => api.periodWork(signal),
  });
  const [question, setQuestion] = useState<Question | null>(null);
  const [closed, setClosed] = useState<ClosedPeriod | null>(null);
  const hasPeriods = (periods.data?.length ?? 0) > 0;
  const add = (
    <Button
      appearance={hasPeriods ? "secondary" : "primary"}
      icon={<AddRegular />}
      onClick={() => ask({ type: "add" })}
    >
      Add periods
    </Button>
  );

  function ask(next: Question): void {
    setClosed(null);
    setQuestion(next);
  }

  return (
    <AdminPage
      title={title}
      purpose="Invoices can only be dated and posted in an open period. Close a period when its books are done."
      actions={hasPeriods && add}
    >
      {closed && <ClosedNotice closed={closed} />}
      <Answer query={periods} loading="The periods are loading">
        {(known) =>
          known.length === 0 ? (
            <EmptyState icon={<CalendarLtrRegular />} title="No periods yet" action={add}>
              Add the months, quarters or years in which the firm keeps its books. Without an open
              period nothing can be invoiced.
            </EmptyState>
          ) : (
            <CalendarStrip
              periods={known}
              onClose={(period) => ask({ type: "close", period })}
              onReopen={(period) => ask({ type: "reopen", period })}
              onDelete={(period) => ask({ type: "delete", period })}
            />
          )
        }
      </Answer>
      {question?.type === "add" && (
        <AddPeriodsDialog periods={periods.data ?? []} onDone={() => setQuestion(null)} />
      )}
      {question?.type === "close" && (
        <ClosePeriodDialog
          period={question.period}
          onClosed={setClosed}
          onDone={() => setQuestion(null)}
        />
      )}
      {question?.type === "reopen" && (
        <ReopenPeriodDialog period={question.period} onDone={() => setQuestion(null)} />
      )}
      {question?.type === "delete" && (
        <DeletePeriodDialog period={question.period} onDone={() => setQuestion(null)} />
      )}
    </AdminPage>
  );
}
