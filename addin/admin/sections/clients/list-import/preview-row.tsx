import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { ImportRow, ImportVerdict } from "#shared/wire/client-import.ts";
import { fieldNames, importFields } from "./import-words.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "32px minmax(0, 1fr)",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  place: {
    paddingTop: "6px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  text: { paddingTop: "6px", minWidth: 0, overflowWrap: "anywhere" },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  before: { color: tokens.colorNeutralForeground2, textDecorationLine: "line-through" },
});

/** A row of the list with what it comes to; `index` is where it stands among the rows that were sent. */
export interface ComparedRow {
  index: number;
  row: ImportRow;
  verdict: ImportVerdict;
}

export function PreviewRow(props: {
  compared: ComparedRow;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const styles = useStyles();
  const { index, row, verdict } = props.compared;
  const canBeChosen = verdict.state === "new" || verdict.state === "changed";
  const name =
    verdict.state === "changed" || verdict.state === "unchanged"
      ? verdict.clientName
      : row.name || "Without a name";
  return (
    <div className={styles.row}>
      {canBeChosen ? (
        <Checkbox
          aria-label={`Import ${name}`}
          checked={props.isChosen}
          onChange={(_, { checked }) => props.onChoose(checked === true)}
        />
      ) : (
        <span className={styles.place} aria-label={`Row ${index + 1}`}>
          {index + 1}
        </span>
      )}
      <div className={styles.text}>
        <div className={styles.name}>{name}</div>
        <Details row={row} verdict={verdict} />
      </div>
    </div>
  );
}

function Details({ row, verdict }: { row: ImportRow; verdict: ImportVerdict }) {
  const styles = useStyles();
  switch (verdict.state) {
    case "problem":
      return <div className={styles.problem}>{verdict.message}</div>;
    case "unchanged":
      return null;
    case "new": {
      const facts = importFields.flatMap((field) =>
        field === "name" ? [] : (row[field]?.replaceAll("\n", ", ") ?? []),
      );
      return <div className={styles.quiet}>{facts.join(" · ")}</div>;
    }
    case "changed":
      return verdict.changes.map(({ field, before, after }) => (
        <div key={field}>
          {`${fieldNames[field]}: `}
          {before !== "" && (
            <>
              <del className={styles.before}>{before.replaceAll("\n", ", ")}</del>
              {" → "}
            </>
          )}
          <ins style={{ textDecorationLine: "none" }}>{after.replaceAll("\n", ", ")}</ins>
        </div>
      ));
  }
}
