import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Dismiss12Regular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  chip: {
    display: "inline-flex",
    alignItems: "stretch",
    maxWidth: "100%",
    height: "26px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    overflow: "hidden",
    fontSize: tokens.fontSizeBase200,
    ":focus-within": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  active: {
    backgroundColor: tokens.colorBrandBackground2,
    borderTopColor: tokens.colorBrandStroke2,
    borderRightColor: tokens.colorBrandStroke2,
    borderBottomColor: tokens.colorBrandStroke2,
    borderLeftColor: tokens.colorBrandStroke2,
    color: tokens.colorBrandForeground2,
  },
  part: {
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    font: "inherit",
    cursor: "pointer",
    outlineStyle: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  label: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  clear: {
    display: "inline-flex",
    alignItems: "center",
    flexShrink: 0,
    minWidth: "24px",
    padding: `0 ${tokens.spacingHorizontalSNudge} 0 0`,
  },
});

/** A filter: says what it does, and one click on the cross takes it away. */
export function Chip(props: {
  text: string;
  active: boolean;
  /** For chips that open a choice. */
  expanded?: boolean;
  onClick: () => void;
  onClear?: () => void;
}) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.chip, props.active && styles.active)}>
      <button
        type="button"
        className={mergeClasses(styles.part, styles.label)}
        aria-pressed={props.expanded === undefined ? props.active : undefined}
        aria-expanded={props.expanded}
        onClick={props.onClick}
      >
        {props.text}
      </button>
      {props.active && props.onClear && (
        <button
          type="button"
          className={mergeClasses(styles.part, styles.clear)}
          aria-label={`Clear ${props.text}`}
          onClick={props.onClear}
        >
          <Dismiss12Regular aria-hidden />
        </button>
      )}
    </span>
  );
}
