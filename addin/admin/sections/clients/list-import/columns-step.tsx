import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { ImportPreview, ImportRow } from "#shared/wire/client-import.ts";
import { Choice } from "../../../../components/choice.tsx";
import { Notice } from "../../../../components/notice.tsx";
import { Block } from "../../../parts/admin-page.tsx";
import { ProblemNotice } from "../../../parts/problem-notice.tsx";
import { useClientsApi } from "../client-queries.ts";
import { rowsOf } from "./guess-columns.ts";
import type { GuessedColumns } from "./guess-columns.ts";
import { fieldNames, importFields } from "./import-words.ts";
import type { Cells } from "./read-list.ts";

/** As many as the server takes at once. */
export const mostRows = 5_000;

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  list: {
    display: "flex",
    flexDirection: "column",
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1.4fr) 220px",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 599px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  heading: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  sample: {
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** What each column of the list is; guessed from the headings, and the person decides. */
export function ColumnsStep(props: {
  cells: Cells;
  guessed: GuessedColumns;
  onChange: (guessed: GuessedColumns) => void;
  onBack: () => void;
  onCompared: (rows: ImportRow[], preview: ImportPreview) => void;
}) {
  const styles = useStyles();
  const api = useClientsApi();
  const { cells, guessed, onChange } = props;
  const { hasHeadings, columns } = guessed;
  const rows = rowsOf(cells, guessed);
  const compare = useMutation({
    mutationFn: () => api.previewImport({ rows }),
    onSuccess: (preview) => props.onCompared(rows, preview),
  });
  const hasName = columns.includes("name");
  const ready = hasName && rows.length > 0 && rows.length <= mostRows && !compare.isPending;
  return (
    <Block
      title="What are the columns?"
      text={`${rows.length} ${rows.length === 1 ? "row" : "rows"}. Columns that say nothing here are left out; several columns can make up the address.`}
    >
      <div className={styles.step}>
        <Checkbox
          label="The first row holds the headings"
          checked={hasHeadings}
          onChange={(_, { checked }) => onChange({ ...guessed, hasHeadings: checked === true })}
        />
        <ul className={styles.list}>
          {columns.map((field, index) => {
            const heading = (hasHeadings ? cells[0]?.[index] : "") || `Column ${index + 1}`;
            return (
              // A column is known by where it stands.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className={styles.row}>
                <span className={styles.heading}>{heading}</span>
                <span className={styles.sample}>{sampleOf(cells, index, hasHeadings)}</span>
                <Choice
                  label={`What ${heading} is`}
                  value={field ?? ""}
                  options={[
                    { value: "", text: "Leave out" },
                    ...importFields.map((one) => ({ value: one, text: fieldNames[one] })),
                  ]}
                  onChoose={(value) => {
                    const chosen = importFields.find((one) => one === value) ?? null;
                    onChange({
                      ...guessed,
                      columns: columns.map((before, at) =>
                        at === index
                          ? chosen
                          : chosen !== "address" && before === chosen
                            ? null
                            : before,
                      ),
                    });
                  }}
                />
              </li>
            );
          })}
        </ul>
        {!hasName && <Notice tone="warning">Say which column holds the name.</Notice>}
        {compare.error && <ProblemNotice error={compare.error} unchanged="Nothing was imported." />}
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={!ready}
            onClick={() => ready && compare.mutate()}
          >
            {compare.isPending ? "Comparing" : "Show what would change"}
          </Button>
          <Button onClick={props.onBack}>Another list</Button>
        </div>
      </div>
    </Block>
  );
}

function sampleOf(cells: Cells, index: number, hasHeadings: boolean): string {
  const samples = cells
    .slice(hasHeadings ? 1 : 0, 40)
    .flatMap((row) => row[index] || [])
    .slice(0, 3);
  return samples.join(" · ");
}
