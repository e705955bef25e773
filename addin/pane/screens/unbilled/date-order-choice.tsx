import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import { formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import type { DateOrder } from "../../../workbook/sheet-table.ts";
import { dateQuestion } from "../../state/unbilled/date-question.ts";
import type { DateExample } from "../../state/unbilled/date-question.ts";
import { useChoices } from "../../state/unbilled/use-choices.ts";
import { useGoTo } from "../../state/unbilled/use-go-to.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

const orders: readonly [DateOrder, string][] = [
  ["day-first", "Day first"],
  ["month-first", "Month first"],
  ["year-first", "Year first"],
];

/** Asked only where dates can be read in two ways and the column itself does not decide it. */
export function DateOrderChoice(props: { unbilled: Unbilled; onlyWhileOpen?: boolean }) {
  const { unbilled, onlyWhileOpen = false } = props;
  const locale = useLocale();
  const { change } = useChoices(unbilled);
  const goTo = useGoTo(unbilled);
  const { table, mapping, understood } = unbilled;
  const reading = understood.data?.dateReading ?? null;
  const question =
    table === null || mapping === null ? null : dateQuestion(table, mapping, reading);
  if (question === null) return null;
  const places = question.examples.map(({ sheetRow, column }) => (
    <Button key={sheetRow} size="small" onClick={() => goTo.mutate({ sheetRow, column })}>
      {`Go to row ${sheetRow}`}
    </Button>
  ));
  if (question.type === "swapped") {
    return (
      <Notice tone="warning" title="Day and month look swapped" actions={places}>
        Dates such as {question.examples.map((one) => swapWords(one, locale)).join(" and ")} seem to
        have been turned when the file was opened. Open the export again with the day first.
      </Notice>
    );
  }
  if (onlyWhileOpen && question.answered) return null;

  function choose(value: string): void {
    const order = orders.find(([known]) => known === value)?.[0];
    if (order === undefined) return;
    unbilled.dispatch({ type: "date-order-chosen", dateOrder: order });
    change({ dateOrder: order });
  }

  return (
    <Notice tone="warning" title="Day first or month first?" actions={places}>
      The dates are written as text, and the column does not tell how they are meant.
      <RadioGroup
        aria-label="Order of day and month"
        value={question.answered || !onlyWhileOpen ? question.order : ""}
        onChange={(_, { value }) => choose(value)}
      >
        {orders.map(
          ([order, text]) =>
            (order !== "year-first" || question.order === order) && (
              <Radio
                key={order}
                value={order}
                label={`${text}${exampleWords(question.examples, order, locale)}`}
              />
            ),
        )}
      </RadioGroup>
    </Notice>
  );
}

/** ": 03/11/2026 is 3 Nov 2026, 04/11/2026 is 4 Nov 2026" */
function exampleWords(examples: readonly DateExample[], order: DateOrder, locale: string): string {
  if (order === "year-first" || examples.length === 0) return "";
  const words = examples.map(
    ({ written, dayFirst, monthFirst }) =>
      `${written} is ${formatDate(order === "day-first" ? dayFirst : monthFirst, locale)}`,
  );
  return `: ${words.join(", ")}`;
}

function swapWords({ monthFirst, dayFirst }: DateExample, locale: string): string {
  return `${formatDate(monthFirst, locale)} (perhaps ${formatDate(dayFirst, locale)})`;
}
