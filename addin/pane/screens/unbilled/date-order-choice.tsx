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

/** Asked only where dates can be read in two ways and the column itself does not decide it; nothing is turned unasked. */
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
  if (onlyWhileOpen && question.answered) return null;
  if (question.type === "swapped") {
    const turn = (turnDates: boolean): void => {
      unbilled.dispatch({ type: "dates-turned", turnDates });
      change({ turnDates });
    };
    return (
      <Notice tone="warning" title="Day and month look swapped" actions={places}>
        Some dates seem to have been turned when the file was opened where months come first. The
        cells stay as they are; say how they are read.
        <RadioGroup
          aria-label="Dates that look swapped"
          value={question.answered ? (question.turned ? "turned" : "as-shown") : ""}
          onChange={(_, { value }) => turn(value === "turned")}
        >
          <Radio value="turned" label={`Turned back${swapWords(question.examples, locale)}`} />
          <Radio value="as-shown" label="As they stand in the cells" />
        </RadioGroup>
      </Notice>
    );
  }

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

/** ": 4 Mar 2026 is 3 Apr 2026" */
function swapWords(examples: readonly DateExample[], locale: string): string {
  const words = examples.map(
    ({ monthFirst, dayFirst }) =>
      `${formatDate(monthFirst, locale)} is ${formatDate(dayFirst, locale)}`,
  );
  return words.length === 0 ? "" : `: ${words.join(", ")}`;
}
