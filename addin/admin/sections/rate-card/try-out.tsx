import { useState } from "react";
import { rateFor } from "#shared/rate-card.ts";
import type { RateView } from "#shared/wire/rate-card.ts";
import { formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { useMe } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { FieldGrid } from "../../parts/field-grid.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { cardOf, forWhat, perHour } from "./rate-words.ts";

/** What rate somebody would have, by the rule with which sheets are priced. */
export function TryOut({ rates }: { rates: readonly RateView[] }) {
  const locale = useLocale();
  const today = useMe()?.firm.today ?? "";
  const [client, setClient] = useState("");
  const [person, setPerson] = useState("");
  const [task, setTask] = useState("");
  const [date, setDate] = useState(today);
  const found = rateFor(cardOf(rates), {
    clientName: client.trim(),
    clientCode: client.trim(),
    person: person.trim(),
    task: task.trim(),
    date: date === "" ? null : date,
    currency: null,
  });
  const day = date === "" ? "" : ` on ${formatDate(date, locale)}`;
  return (
    <Block title="Try it out" text="Which rate would an hour of somebody have for a client?">
      <FieldGrid>
        <TextField label="Person" value={person} onChange={setPerson} />
        <TextField label="Client" hint="Code or name." value={client} onChange={setClient} />
        <TextField label="Task" value={task} onChange={setTask} />
        <TextField label="Day" type="date" size="short" value={date} onChange={setDate} />
      </FieldGrid>
      <div role="status">
        {found === null ? (
          <Notice tone="info">{`No rate holds${day}. The row would need one of its own.`}</Notice>
        ) : (
          <Notice tone="info" title={perHour(found, locale)}>
            {`By the rate: ${forWhat(found)}${day}.`}
          </Notice>
        )}
      </div>
    </Block>
  );
}
