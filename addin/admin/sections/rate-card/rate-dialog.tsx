import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RateBody, RateView } from "#shared/wire/rate-card.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { DialogButtons, DialogForm, PaneDialog } from "../../../components/pane-dialog.tsx";
import { useMe } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { FieldGrid } from "../../parts/field-grid.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { numberToType, typedNumber } from "../../parts/typed-number.ts";
import { problemAt } from "../../parts/use-edit-form.ts";
import { ratesKey } from "../settings-keys.ts";

const emptyIsAny = "Empty: any.";

/** One rate as it is typed; a new one when `rate` is null. */
export function RateDialog(props: {
  rate: RateView | null;
  rates: readonly RateView[];
  onClose: () => void;
}) {
  const { rate, onClose } = props;
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const currency = useMe()?.firm.currency ?? "";
  const [typed, setTyped] = useState(() => ({
    client: rate?.client?.code || (rate?.client?.name ?? ""),
    person: rate?.person ?? "",
    task: rate?.task ?? "",
    currency: rate?.currency ?? currency,
    rate: rate === null ? "" : numberToType(rate.rateMicro, 6, 2),
    startsOn: rate?.startsOn ?? "",
    endsOn: rate?.endsOn ?? "",
  }));
  const rateMicro = typedNumber(typed.rate, 6);
  const save = useMutation({
    mutationFn: async (body: RateBody) =>
      rate === null ? api.addRate(body) : api.changeRate(rate.id, rate.version, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ratesKey });
      onClose();
    },
  });
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    problem: problemAt(save.error, name === "rate" ? "rateMicro" : name),
    onChange: (text: string) => setTyped({ ...typed, [name]: text }),
  });
  const isReady = rateMicro !== null && rateMicro >= 0 && !save.isPending;
  const submit = () => {
    if (!isReady) return;
    save.mutate({
      client: orNull(typed.client),
      person: orNull(typed.person),
      task: orNull(typed.task),
      currency: typed.currency.trim().toUpperCase(),
      rateMicro,
      startsOn: orNull(typed.startsOn),
      endsOn: orNull(typed.endsOn),
    });
  };
  return (
    <PaneDialog
      title={rate === null ? "Add a rate" : "Change the rate"}
      busy={save.isPending}
      onClose={onClose}
    >
      <DialogForm onSubmit={submit}>
        {save.error && <ProblemNotice error={save.error} unchanged="No rate was changed." />}
        <TextField label="Client, by code or name" hint={emptyIsAny} {...field("client")} />
        <FieldGrid>
          <TextField label="Person" hint={emptyIsAny} {...field("person")} />
          <TextField label="Task" hint={emptyIsAny} {...field("task")} />
          <TextField label="Rate for an hour" required {...field("rate")} />
          <TextField label="Currency" required size="short" {...field("currency")} />
          <TextField label="First day" type="date" hint="Empty: always." {...field("startsOn")} />
          <TextField label="Last day" type="date" hint="Empty: open." {...field("endsOn")} />
        </FieldGrid>
        <DialogButtons>
          <Button type="submit" appearance="primary" disabledFocusable={!isReady}>
            {save.isPending ? "Saving" : rate === null ? "Add the rate" : "Save"}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </DialogButtons>
      </DialogForm>
    </PaneDialog>
  );
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}
