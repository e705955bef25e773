import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  row: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    boxSizing: "border-box",
    width: "100%",
    minHeight: "36px",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: 0,
    backgroundColor: "transparent",
    color: "inherit",
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": {
      outlineStyle: "solid",
      outlineWidth: "2px",
      outlineColor: tokens.colorStrokeFocus2,
      outlineOffset: "-2px",
    },
  },
  continued: { borderBottomColor: "transparent" },
  inner: { paddingInlineStart: tokens.spacingHorizontalXXL },
  text: { flexGrow: 1, minWidth: 0 },
  wrapped: { overflowWrap: "anywhere" },
  first: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  second: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  end: { display: "flex", alignItems: "center", flexShrink: 0, textAlign: "end" },
});

/** A row of a list that leads somewhere or opens: up to two lines of text and something at the end. */
export function RowButton(props: {
  first: ReactNode;
  second?: ReactNode;
  end?: ReactNode;
  start?: ReactNode;
  /** A row that opens in place says so; null for one that leads elsewhere. */
  expanded?: boolean | null;
  strong?: boolean;
  /** The first line may go on below, where cutting it would hide what it is about. */
  wrap?: boolean;
  inner?: boolean;
  /** What follows below belongs to it: the dividing line comes after that. */
  continued?: boolean;
  title?: string;
  onClick: () => void;
}) {
  const styles = useStyles();
  const expanded = props.expanded ?? null;
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.row,
        props.inner && styles.inner,
        props.continued && styles.continued,
      )}
      aria-expanded={expanded ?? undefined}
      title={props.title}
      onClick={props.onClick}
    >
      {expanded !== null &&
        (expanded ? (
          <ChevronDown16Regular className={styles.chevron} aria-hidden />
        ) : (
          <ChevronRight16Regular className={styles.chevron} aria-hidden />
        ))}
      {props.start}
      <span className={styles.text}>
        <span
          className={mergeClasses(
            props.wrap ? styles.wrapped : styles.first,
            props.strong && styles.strong,
          )}
          style={{ display: "block" }}
        >
          {props.first}
        </span>
        {props.second && (
          <span className={styles.second} style={{ display: "block" }}>
            {props.second}
          </span>
        )}
      </span>
      {props.end && <span className={styles.end}>{props.end}</span>}
    </button>
  );
}
