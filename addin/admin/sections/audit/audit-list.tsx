import { makeStyles, tokens } from "@fluentui/react-components";
import { isDate } from "#shared/calendar.ts";
import type { AuditChange, AuditEntry } from "#shared/wire/audit.ts";
import { formatDate, formatInstant } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RecordTable } from "../../parts/record-table.tsx";

const useStyles = makeStyles({
  changes: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  before: { textDecorationLine: "line-through" },
});

/** Changes in words, each with what was set before and after. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  const locale = useLocale();
  // Two changes can be alike in everything that is told of them.
  const rows = entries.map((entry, index) => ({ entry, key: String(index) }));
  return (
    <RecordTable
      label="Changes"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { title: "What happened", cell: happened },
        { title: "When", kind: "line", cell: ({ entry }) => formatInstant(entry.at, locale) },
      ]}
    />
  );
}

function happened({ entry }: { entry: AuditEntry }) {
  return (
    <>
      {entry.text}
      <Changes changes={entry.changes} />
    </>
  );
}

function Changes({ changes }: { changes: readonly AuditChange[] }) {
  const styles = useStyles();
  const locale = useLocale();
  const told = (text: string) => (isDate(text) ? formatDate(text, locale) : text);
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ what, before, after }) => (
        <li key={what}>
          {`${what}: `}
          {before !== null && <del className={styles.before}>{told(before)}</del>}
          {before !== null && after !== null && " → "}
          {after !== null && told(after)}
        </li>
      ))}
    </ul>
  );
}
