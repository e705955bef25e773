import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { TaxRateView } from "#shared/wire/tax-rate.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { useLocale } from "../../../components/locale.ts";
import { DialogButtons, DialogForm, PaneDialog } from "../../../components/pane-dialog.tsx";
import { useMe } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { problemAt } from "../../parts/use-edit-form.ts";
import { forgetTaxRates } from "./forget-tax-rates.ts";
import { taxExample } from "./tax-example.ts";
import { TaxParts } from "./tax-parts.tsx";
import { componentsOf, typedParts } from "./typed-parts.ts";

/** A new code, a further rate of one, or a change to a rate. */
export type TaxRateAsk =
  { kind: "add" } | { kind: "next"; rate: TaxRateView } | { kind: "change"; rate: TaxRateView };

const oldestWork = "No later than the oldest work that is still to be billed.";

/** One rate as it is typed, with what it makes of a hundred. */
export function TaxRateDialog(props: {
  asked: TaxRateAsk;
  rates: readonly TaxRateView[];
  onClose: () => void;
}) {
  const { asked, onClose } = props;
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const locale = useLocale();
  const today = useMe()?.firm.today ?? "";
  const rate = asked.kind === "add" ? null : asked.rate;
  const [code, setCode] = useState(rate?.code ?? "");
  const [name, setName] = useState(rate?.name ?? "");
  const [validFrom, setValidFrom] = useState(() => firstDayOf(asked, today));
  const [endsOn, setEndsOn] = useState(asked.kind === "change" ? (asked.rate.endsOn ?? "") : "");
  const [parts, setParts] = useState(() => typedParts(rate?.components));
  const components = componentsOf(parts, name);
  const mayCorrect = asked.kind !== "change" || asked.rate.correct.allowed;

  const save = useMutation({
    mutationFn: async () => {
      const content = {
        name,
        validFrom,
        endsOn: endsOn === "" ? null : endsOn,
        components: components ?? [],
      };
      return asked.kind === "change"
        ? api.changeTaxRate(asked.rate.id, asked.rate.version, content)
        : api.addTaxRate({ code, ...content });
    },
    onSuccess: async () => {
      await forgetTaxRates(client);
      onClose();
    },
  });
  const isReady =
    components !== null && code.trim() !== "" && name.trim() !== "" && validFrom !== "";
  return (
    <PaneDialog title={titleOf(asked)} busy={save.isPending} onClose={onClose}>
      <DialogForm onSubmit={() => isReady && !save.isPending && save.mutate()}>
        {save.error && <ProblemNotice error={save.error} unchanged="Nothing was changed." />}
        {!mayCorrect && asked.kind === "change" && <p>{asked.rate.correct.reason}</p>}
        {asked.kind === "add" && (
          <TextField
            label="Code"
            required
            size="short"
            hint="As it stands in the sheets, e.g. STD."
            value={code}
            problem={problemAt(save.error, "code")}
            onChange={setCode}
          />
        )}
        {mayCorrect && (
          <>
            <TextField
              label="Name"
              required
              hint="As it stands on invoices, e.g. VAT 20 %."
              value={name}
              problem={problemAt(save.error, "name")}
              onChange={setName}
            />
            <TaxParts parts={parts} onChange={setParts} />
            <TextField
              label="First day"
              required
              size="short"
              type="date"
              hint={asked.kind === "add" ? oldestWork : undefined}
              value={validFrom}
              problem={problemAt(save.error, "validFrom")}
              onChange={setValidFrom}
            />
          </>
        )}
        <TextField
          label="Last day"
          size="short"
          type="date"
          hint="Leave it empty: it holds until the next rate of its code begins."
          value={endsOn}
          problem={problemAt(save.error, "endsOn")}
          onChange={setEndsOn}
        />
        <p role="status">
          {components === null
            ? "Give each part a percentage, such as 20 or 9.975."
            : `Example: ${taxExample(components, locale)}`}
        </p>
        <DialogButtons>
          <Button type="submit" appearance="primary" disabledFocusable={!isReady || save.isPending}>
            {save.isPending ? "Saving" : actionOf(asked)}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </DialogButtons>
      </DialogForm>
    </PaneDialog>
  );
}

/** A new code must hold for work that waits since last year too: the day of the work decides. */
function firstDayOf(asked: TaxRateAsk, today: string): string {
  switch (asked.kind) {
    case "add":
      return today === "" ? "" : `${Number(today.slice(0, 4)) - 1}-01-01`;
    case "next":
      return today;
    case "change":
      return asked.rate.validFrom;
  }
}

function titleOf(asked: TaxRateAsk): string {
  switch (asked.kind) {
    case "add":
      return "Add a tax code";
    case "next":
      return `New rate for ${asked.rate.code}`;
    case "change":
      return asked.rate.correct.allowed ? `Change ${asked.rate.code}` : `End ${asked.rate.code}`;
  }
}

function actionOf(asked: TaxRateAsk): string {
  return asked.kind === "change" ? "Save" : "Add";
}
