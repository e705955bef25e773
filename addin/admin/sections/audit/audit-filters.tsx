import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { AuditFilter } from "#shared/wire/audit.ts";
import { auditApi } from "../../../api/audit-api.ts";
import { serverKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { ChoiceField } from "../../parts/choice-field.tsx";
import { TextField } from "../../parts/text-field.tsx";

const useStyles = makeStyles({
  filters: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(180px, 1fr))",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    // A list is as wide as its longest choice otherwise.
    "& > *": { minWidth: 0 },
    "& select": { width: "100%", minWidth: 0 },
  },
});

const kinds = [
  { value: "", text: "Everything" },
  { value: "run", text: "Runs" },
  { value: "invoice", text: "Invoices" },
  { value: "client", text: "Clients" },
  { value: "period", text: "Periods" },
  { value: "person", text: "People" },
  { value: "firm", text: "The firm" },
  { value: "number-series", text: "Numbering" },
  { value: "tax-rate", text: "Tax rates" },
  { value: "export-format", text: "Ledger mapping" },
  { value: "delivery", text: "Deliveries" },
  { value: "export", text: "Export files" },
];

/** By person, by what was done, to what, and when. */
export function AuditFilters(props: {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}) {
  const styles = useStyles();
  const api = useApi(auditApi);
  const choices = useQuery({
    queryKey: [...serverKey, "audit-choices"],
    queryFn: ({ signal }) => api.auditChoices(signal),
  });
  const { filter } = props;
  const change = (field: keyof AuditFilter, value: string): void => {
    const next = { ...filter };
    if (value === "") delete next[field];
    else next[field] = value;
    props.onChange(next);
  };
  return (
    <div role="search" aria-label="Filters" className={styles.filters}>
      <ChoiceField
        label="Person"
        value={filter.personId ?? ""}
        options={[
          { value: "", text: "Everybody" },
          ...(choices.data?.people ?? []).map(({ id, name }) => ({ value: id, text: name })),
        ]}
        onChange={(value) => change("personId", value)}
      />
      <ChoiceField
        label="What was done"
        value={filter.action ?? ""}
        options={[
          { value: "", text: "Anything" },
          ...(choices.data?.actions ?? []).map(({ action, label }) => ({
            value: action,
            text: label,
          })),
        ]}
        onChange={(value) => change("action", value)}
      />
      <ChoiceField
        label="To what"
        value={filter.subject ?? ""}
        options={kinds}
        onChange={(value) => change("subject", value)}
      />
      <TextField
        label="From"
        type="date"
        value={filter.from ?? ""}
        onChange={(value) => change("from", value)}
      />
      <TextField
        label="Up to"
        type="date"
        value={filter.through ?? ""}
        onChange={(value) => change("through", value)}
      />
      {Object.keys(filter).length > 0 && (
        <Button onClick={() => props.onChange({})}>Clear the filters</Button>
      )}
    </div>
  );
}
