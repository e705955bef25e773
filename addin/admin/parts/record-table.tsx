import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { cards } from "./widths.ts";

/** A column: what it is called, and what it shows of a record. */
export interface Column<Row> {
  title: string;
  /**
   * `number`: right-aligned, figures of equal width. `line`: never broken. `actions`: its title is only heard; `menu`
   * is one button, which a card has beside its name.
   */
  kind?: "number" | "line" | "actions" | "menu";
  cell: (row: Row) => ReactNode;
}

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    [cards]: { display: "block" },
  },
  head: { [cards]: { display: "none" } },
  block: { [cards]: { display: "block" } },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [cards]: { display: "block", position: "relative", paddingBlock: tokens.spacingVerticalM },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  heading: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    textAlign: "start",
    verticalAlign: "bottom",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  cell: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM} 0`,
    textAlign: "start",
    verticalAlign: "top",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
    [cards]: {
      display: "flex",
      flexWrap: "wrap",
      justifyContent: "space-between",
      columnGap: tokens.spacingHorizontalM,
      padding: `${tokens.spacingVerticalXS} 0`,
    },
  },
  first: { [cards]: { display: "block", fontSize: tokens.fontSizeBase400 } },
  besideMenu: { [cards]: { paddingInlineEnd: "40px" } },
  number: {
    paddingInlineEnd: tokens.spacingHorizontalXXXL,
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    [cards]: { paddingInlineEnd: 0 },
  },
  line: { whiteSpace: "nowrap" },
  actions: { textAlign: "end", whiteSpace: "nowrap", [cards]: { justifyContent: "flex-start" } },
  menu: {
    textAlign: "end",
    [cards]: { position: "absolute", top: tokens.spacingVerticalS, right: 0 },
  },
  label: {
    display: "none",
    [cards]: {
      display: "inline",
      flexShrink: 0,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
    },
  },
  value: { minWidth: 0, [cards]: { marginInlineStart: "auto", textAlign: "end" } },
  start: { [cards]: { marginInlineStart: 0 } },
  unseen: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Records as a table; on a narrow screen each row is a card. The first column names the record. */
export function RecordTable<Row>(props: {
  /** Says what the table holds, to those who hear the page. */
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** Rows that are there and no longer count, e.g. somebody disabled. */
  isQuiet?: (row: Row) => boolean;
}) {
  const styles = useStyles();
  const hasMenu = props.columns.some(({ kind }) => kind === "menu");
  return (
    <table aria-label={props.label} className={styles.table}>
      <thead className={styles.head}>
        <tr>
          {props.columns.map(({ title, kind }) => (
            <th
              key={title}
              scope="col"
              className={mergeClasses(styles.heading, kind === "number" && styles.number)}
            >
              {isHeardOnly(kind) ? <span className={styles.unseen}>{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.block}>
        {props.rows.map((row) => (
          <tr
            key={props.rowKey(row)}
            className={mergeClasses(styles.row, props.isQuiet?.(row) && styles.quiet)}
          >
            {props.columns.map((column, index) => (
              <Cell
                key={column.title}
                column={column}
                row={row}
                place={index > 0 ? "further" : hasMenu ? "beside-menu" : "first"}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isHeardOnly(kind: Column<unknown>["kind"]): boolean {
  return kind === "actions" || kind === "menu";
}

function Cell<Row>(props: {
  column: Column<Row>;
  row: Row;
  place: "first" | "beside-menu" | "further";
}) {
  const styles = useStyles();
  const { kind, title, cell } = props.column;
  if (props.place !== "further") {
    const besideMenu = props.place === "beside-menu" && styles.besideMenu;
    return (
      <th scope="row" className={mergeClasses(styles.cell, styles.first, besideMenu)}>
        {cell(props.row)}
      </th>
    );
  }
  return (
    <td className={mergeClasses(styles.cell, kind !== undefined && styles[kind])}>
      {!isHeardOnly(kind) && (
        <span className={styles.label} aria-hidden>
          {title}
        </span>
      )}
      <span className={mergeClasses(styles.value, kind === "actions" && styles.start)}>
        {cell(props.row)}
      </span>
    </td>
  );
}
