import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { TextField } from "../../parts/text-field.tsx";
import type { WorkItemValue } from "./client-values.ts";
import { PayerField } from "./payer-field.tsx";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0, maxWidth: "70ch", color: tokens.colorNeutralForeground2 },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) auto",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    maxWidth: "760px",
    "@media (max-width: 599px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  add: { alignSelf: "flex-start" },
});

/** Work items for which somebody else pays than for the rest of the client's work (R6). */
export function WorkItems(props: {
  items: readonly WorkItemValue[];
  problem: string | undefined;
  onChange: (items: WorkItemValue[]) => void;
}) {
  const styles = useStyles();
  const { items, onChange } = props;
  const change = (index: number, part: Partial<WorkItemValue>): void =>
    onChange(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  return (
    <div className={styles.list}>
      <h3 className={styles.title}>Work items that somebody else pays for</h3>
      <p className={styles.text}>
        Rows with such a work item are billed to another client than the rest of the work.
      </p>
      {items.map((item, index) => (
        // A work item has no id of its own; where it stands is what it is.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.item}>
          <TextField
            label={`Work item ${index + 1}`}
            value={item.name}
            onChange={(name) => change(index, { name })}
          />
          <PayerField
            label={`Who pays for work item ${index + 1}`}
            value={item.billTo}
            onChange={(billTo) => change(index, { billTo })}
          />
          <Button
            icon={<DeleteRegular />}
            aria-label={`Remove work item ${index + 1}`}
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {props.problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {props.problem}
        </p>
      )}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        onClick={() => onChange([...items, { name: "", billTo: null }])}
      >
        Add a work item
      </Button>
    </div>
  );
}
