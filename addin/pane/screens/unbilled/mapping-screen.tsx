import { Badge, Button, Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { Page, PageHead } from "../../../components/page.tsx";
import { SkeletonRows } from "../../../components/skeleton.tsx";
import { fieldNames, fields, withColumn } from "../../../workbook/mapping/fields.ts";
import type { Certainty, Field as SheetField } from "../../../workbook/mapping/fields.ts";
import { columnLetters } from "../../../workbook/sheet-table.ts";
import { usePane } from "../../state/pane-context.ts";
import { sampleTexts } from "../../state/unbilled/sample-texts.ts";
import { useUnbilled } from "../../state/unbilled/use-unbilled.ts";
import { DateOrderChoice } from "./date-order-choice.tsx";

const useStyles = makeStyles({
  field: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  facts: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalS, minWidth: 0 },
  small: {
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  samples: { fontFamily: tokens.fontFamilyMonospace },
});

const certaintyLooks: Record<Certainty, ["success" | "brand" | "warning", string]> = {
  sure: ["success", "Sure"],
  likely: ["brand", "Likely"],
  unsure: ["warning", "Check"],
};

/** Which column means what; a correction holds at once and is remembered in the workbook. */
export function MappingScreen() {
  const styles = useStyles();
  const { dispatch: navigate } = usePane();
  const unbilled = useUnbilled();
  const { table, mapping, workbook } = unbilled;
  const back = (): void => navigate({ type: "went-back" });

  function correct(field: SheetField, column: number | null): void {
    if (mapping === null || table === null) return;
    const corrected = withColumn(mapping, field, column);
    unbilled.dispatch({ type: "mapping-corrected", mapping: corrected });
    // Forgotten on a workbook that cannot be written; the choice holds until the pane is closed.
    workbook?.rememberMapping(table, corrected).catch(() => undefined);
  }

  return (
    <Page
      footer={
        <Button appearance="primary" onClick={back} style={{ flexGrow: 1 }}>
          Show the invoices
        </Button>
      }
    >
      <PageHead title={table === null ? "Columns" : `Columns of ${table.name}`} onBack={back} />
      {(table === null || mapping === null) && <SkeletonRows label="The columns are being read" />}
      {table !== null && mapping !== null && (
        <>
          <DateOrderChoice unbilled={unbilled} />
          {fields.map((field) => {
            const { column, certainty, why } = mapping[field];
            const [colour, word] = certaintyLooks[certainty];
            return (
              <div key={field} className={styles.field}>
                <Field label={fieldNames[field]}>
                  <Select
                    value={column === null ? "" : String(column)}
                    onChange={(_, { value }) => correct(field, value === "" ? null : Number(value))}
                  >
                    <option value="">No column</option>
                    {table.headers.map((header, index) =>
                      Object.values(table.outcome).includes(index) ? null : (
                        <option key={index} value={index}>
                          {`${header} (${columnLetters(table.firstSheetColumn + index)})`}
                        </option>
                      ),
                    )}
                  </Select>
                </Field>
                {(column !== null || certainty === "unsure") && (
                  <div className={styles.facts}>
                    {column !== null && (
                      <Badge appearance="tint" color={colour} style={{ flexShrink: 0 }}>
                        {word}
                      </Badge>
                    )}
                    <span className={styles.small}>{why}</span>
                  </div>
                )}
                {column !== null && (
                  <span className={`${styles.small} ${styles.samples}`}>
                    {sampleTexts(table, column).join("  ·  ")}
                  </span>
                )}
              </div>
            );
          })}
        </>
      )}
    </Page>
  );
}
