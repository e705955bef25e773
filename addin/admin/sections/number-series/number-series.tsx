import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { NumberSeriesView } from "#shared/wire/number-series.ts";
import { Notice } from "../../../components/notice.tsx";
import { numberSeriesApi } from "../../../api/number-series-api.ts";
import { serverKey } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import { SaveForm } from "../../parts/save-bar.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useEditForm } from "../../parts/use-edit-form.ts";
import type { Versioned } from "../../parts/use-edit-form.ts";

const useStyles = makeStyles({
  fields: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalL,
  },
});

const seriesKey = [...serverKey, "number-series"] as const;
const titles: Record<NumberSeriesView["series"], string> = {
  invoice: "Invoice numbers",
  "credit-note": "Credit note numbers",
};

/** Prefix and next number of invoices and credit notes: the opening position of a firm that comes from elsewhere (R14). */
export function NumberSeries() {
  const api = useApi(numberSeriesApi);
  const series = useQuery({
    queryKey: seriesKey,
    queryFn: ({ signal }) => api.numberSeries(signal),
  });
  return (
    <Answer query={series} loading="The numbering is loading" rows={2}>
      {(all) => all.map((one) => <Series key={one.series} held={one} />)}
    </Answer>
  );
}

interface Values {
  prefix: string;
  nextNumber: string;
  leaveGap: boolean;
  confirmed: boolean;
}

function versioned(held: NumberSeriesView): Versioned<Values> {
  const { prefix, nextNumber, confirmed, version } = held;
  return {
    values: { prefix, nextNumber: String(nextNumber), leaveGap: false, confirmed },
    version,
  };
}

function Series({ held }: { held: NumberSeriesView }) {
  const styles = useStyles();
  const api = useApi(numberSeriesApi);
  const client = useQueryClient();
  const keep = (all: (before: NumberSeriesView[]) => NumberSeriesView[]): void => {
    client.setQueryData<NumberSeriesView[]>(seriesKey, (before = []) => all(before));
  };
  const form = useEditForm<Values>({
    held: versioned(held),
    save: async ({ prefix, nextNumber, leaveGap }, version) => {
      const body = { prefix, nextNumber: Number(nextNumber.trim()), leaveGap };
      const saved = await api.changeNumberSeries(held.series, version, body);
      keep((before) => before.map((one) => (one.series === saved.series ? saved : one)));
      return versioned(saved);
    },
    reload: async () => {
      const all = await api.numberSeries();
      keep(() => all);
      return versioned(all.find(({ series }) => series === held.series) ?? held);
    },
  });
  const { prefix, nextNumber, leaveGap, confirmed } = form.values;
  const gap = form.problemOf("leaveGap");
  return (
    <Block
      title={titles[held.series]}
      text={
        held.lastNumber === null
          ? "None has been given yet. Begin with the number that follows the last one of your former program."
          : `The last one given is ${held.lastNumber}.`
      }
    >
      <SaveForm form={form} thing="The numbering">
        {!held.confirmed && (
          <Notice tone="warning" title="This is a restored copy">
            Numbers given after it was made are not known here. Look for the last one in mails,
            files or the ledger. Until you save, nothing is posted and nothing is sent.
          </Notice>
        )}
        <div className={styles.fields}>
          <TextField
            label="Prefix"
            size="short"
            value={prefix}
            onChange={(value) => form.change({ prefix: value, leaveGap: false })}
            problem={form.problemOf("prefix")}
            hint="Letters, digits, and . - _ /, not ending in a digit"
          />
          <TextField
            label="Next number"
            size="short"
            value={nextNumber}
            onChange={(value) => form.change({ nextNumber: value, leaveGap: false })}
            problem={form.problemOf("nextNumber")}
            hint={`The next is ${prefix}${nextNumber.trim()}`}
          />
        </div>
        {!held.confirmed && (
          <Checkbox
            checked={confirmed}
            onChange={(_, { checked }) => form.change({ confirmed: checked === true })}
            label={`${prefix}${nextNumber.trim()} has not been given yet`}
          />
        )}
        {(gap !== undefined || leaveGap) && (
          <Checkbox
            checked={leaveGap}
            onChange={(_, { checked }) => form.change({ leaveGap: checked === true })}
            label="The numbers in between are left out on purpose"
          />
        )}
      </SaveForm>
    </Block>
  );
}
