import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  box: { position: "relative", display: "flex", minWidth: 0 },
  select: {
    flexGrow: 1,
    minWidth: 0,
    height: "32px",
    padding: `0 ${tokens.spacingHorizontalXXL} 0 ${tokens.spacingHorizontalMNudge}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textOverflow: "ellipsis",
    appearance: "none",
    cursor: "pointer",
    ":focus-visible": {
      outlineStyle: "solid",
      outlineWidth: "2px",
      outlineColor: tokens.colorStrokeFocus2,
    },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    height: "24px",
    borderTopColor: "transparent",
    borderRightColor: "transparent",
    borderBottomColor: "transparent",
    borderLeftColor: "transparent",
    fontSize: tokens.fontSizeBase200,
  },
  icon: {
    position: "absolute",
    insetInlineEnd: tokens.spacingHorizontalS,
    top: "50%",
    transform: "translateY(-50%)",
    pointerEvents: "none",
    color: tokens.colorNeutralForeground3,
  },
});

/** One of several, in the browser's own list; for the first screen, which should be there at once. */
export function Choice(props: {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  look?: "strong" | "quiet";
  className?: string;
  onChoose: (value: string) => void;
}) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.box, props.className)}>
      <select
        className={mergeClasses(styles.select, props.look && styles[props.look])}
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown16Regular className={styles.icon} aria-hidden />
    </span>
  );
}
