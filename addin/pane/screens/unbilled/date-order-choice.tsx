import { Radio, RadioGroup } from "@fluentui/react-components";
import { Notice } from "../../../components/notice.tsx";
import type { DateOrder } from "../../../workbook/sheet-table.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

const orders: readonly [DateOrder, string][] = [
  ["day-first", "Day first: 03/11/2026 is 3 November"],
  ["month-first", "Month first: 03/11/2026 is 11 March"],
  ["year-first", "Year first: 2026-11-03"],
];

/** Asked only where texts stand for dates and the column itself does not decide how they are read. */
export function DateOrderChoice({ unbilled }: { unbilled: Unbilled }) {
  const reading = unbilled.understood.data?.dateReading ?? null;
  if (reading === null || reading.decidedBy === "column") return null;
  return (
    <Notice tone="warning" title="Dates written as text">
      The column does not tell in which order day and month stand.
      <RadioGroup
        aria-label="Order of day and month"
        value={reading.order}
        onChange={(_, { value }) => {
          const chosen = orders.find(([order]) => order === value);
          if (chosen) unbilled.dispatch({ type: "date-order-chosen", dateOrder: chosen[0] });
        }}
      >
        {orders.map(([order, text]) => (
          <Radio key={order} value={order} label={text} />
        ))}
      </RadioGroup>
    </Notice>
  );
}
