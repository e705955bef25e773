import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { KeyboardEvent } from "react";

const useStyles = makeStyles({
  tabs: { display: "flex", minWidth: 0 },
  tab: {
    position: "relative",
    padding: `0 ${tokens.spacingHorizontalMNudge}`,
    height: "40px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    whiteSpace: "nowrap",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": {
      outlineStyle: "solid",
      outlineWidth: "2px",
      outlineColor: tokens.colorStrokeFocus2,
      outlineOffset: "-2px",
    },
    "::after": {
      content: "''",
      position: "absolute",
      insetInline: tokens.spacingHorizontalMNudge,
      bottom: 0,
      height: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: "transparent",
    },
  },
  small: { height: "32px" },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": { backgroundColor: tokens.colorCompoundBrandStroke },
    "@media (forced-colors: active)": { "::after": { backgroundColor: "Highlight" } },
  },
});

/** Tabs of few words; arrow keys go from one to the next, as everywhere. */
export function Tabs<Value extends string>(props: {
  label: string;
  chosen: Value;
  tabs: readonly { value: Value; text: string }[];
  small?: boolean;
  onChoose: (value: Value) => void;
}) {
  const styles = useStyles();

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const index = props.tabs.findIndex(({ value }) => value === props.chosen);
    const next = (index + step + props.tabs.length) % props.tabs.length;
    const tab = props.tabs[next];
    if (!tab) return;
    event.preventDefault();
    props.onChoose(tab.value);
    const button = event.currentTarget.children[next];
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <div role="tablist" aria-label={props.label} className={styles.tabs} onKeyDown={onKeyDown}>
      {props.tabs.map(({ value, text }) => {
        const chosen = value === props.chosen;
        return (
          <button
            key={value}
            type="button"
            role="tab"
            aria-selected={chosen}
            tabIndex={chosen ? 0 : -1}
            className={mergeClasses(
              styles.tab,
              props.small && styles.small,
              chosen && styles.chosen,
            )}
            onClick={() => props.onChoose(value)}
          >
            {text}
          </button>
        );
      })}
    </div>
  );
}
