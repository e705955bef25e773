import { Button, Radio, RadioGroup, tokens } from "@fluentui/react-components";
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

const ways = { "day-first": "dayFirst", "month-first": "monthFirst", "year-first": null } as const;

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
          <Radio
            value="turned"
            label={readAs("Turned back", question.examples, "dayFirst", locale)}
          />
          <Radio
            value="as-shown"
            label={readAs("As they stand", question.examples, "monthFirst", locale)}
          />
        </RadioGroup>
      </Notice>
    );
  }

  const [first] = question.examples;
  function choose(value: string): void {
    const order = orders.find(([known]) => known === value)?.[0];
    if (order === undefined) return;
    unbilled.dispatch({ type: "date-order-chosen", dateOrder: order });
    change({ dateOrder: order });
  }

  return (
    <Notice tone="warning" title="Day first or month first?" actions={places}>
      {`The dates are texts${first === undefined ? "" : ` such as ${first.written}`}, and the column does not tell how they are meant.`}
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
                label={readAs(text, question.examples, ways[order], locale)}
              />
            ),
        )}
      </RadioGroup>
    </Notice>
  );
}

/** "Day first: 3 Nov 2026, 4 Nov 2026" */
function readAs(
  text: string,
  examples: readonly DateExample[],
  way: "dayFirst" | "monthFirst" | null,
  locale: string,
) {
  const dates = way === null ? [] : examples.map((example) => formatDate(example[way], locale));
  // in the colour of text: a chosen one is told by its mark, and on a notice grey is hard to read
  return (
    <span style={{ color: tokens.colorNeutralForeground1 }}>
      {dates.length === 0 ? text : `${text}: ${dates.join("; ")}`}
    </span>
  );
}
