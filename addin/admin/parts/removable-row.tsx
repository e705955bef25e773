import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: {
    display: "grid",
    gap: tokens.spacingHorizontalS,
    alignItems: "start",
    maxWidth: "560px",
    "& input": { width: "100%", minWidth: 0 },
    "& > *": { minWidth: 0 },
  },
  even: { gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) auto" },
  secondWider: { gridTemplateColumns: "minmax(0, 1fr) minmax(0, 2fr) auto" },
  firstWider: { gridTemplateColumns: "minmax(0, 2fr) minmax(0, 1fr) auto" },
  // On the line of the fields, which have their names above them.
  remove: { marginTop: "26px" },
  rest: { gridColumn: "1 / -1" },
  add: { alignSelf: "flex-start" },
});

/** A list in which each row has two fields; rows are added at the end. */
export function RowList(props: {
  label: string;
  /** What the button under the rows says; null when there is no room for more. */
  add: string | null;
  onAdd: () => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.list} role="group" aria-label={props.label}>
      {props.children}
      {props.add !== null && (
        <Button className={styles.add} icon={<AddRegular />} onClick={props.onAdd}>
          {props.add}
        </Button>
      )}
    </div>
  );
}

/** Two fields side by side, and a button that takes the row away. */
export function RemovableRow(props: {
  /** E.g. "tax number 2". */
  name: string;
  widths: "even" | "secondWider" | "firstWider";
  onRemove: () => void;
  children: ReactNode;
  /** Below the two, over the whole width. */
  rest?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(styles.row, styles[props.widths])}
      role="group"
      aria-label={`${props.name.charAt(0).toUpperCase()}${props.name.slice(1)}`}
    >
      {props.children}
      <Button
        className={styles.remove}
        icon={<DismissRegular />}
        appearance="subtle"
        aria-label={`Remove ${props.name}`}
        onClick={props.onRemove}
      />
      {props.rest && <div className={styles.rest}>{props.rest}</div>}
    </div>
  );
}
