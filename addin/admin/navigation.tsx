import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { narrow } from "./parts/widths.ts";
import type { AdminSection } from "./sections.ts";

const useStyles = makeStyles({
  nav: {
    boxSizing: "border-box",
    width: "232px",
    flexShrink: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    [narrow]: {
      width: "auto",
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
      borderRight: "none",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  folded: { [narrow]: { display: "none" } },
  list: {
    position: "sticky",
    top: tokens.spacingVerticalL,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  link: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalMNudge,
    minHeight: "36px",
    padding: `0 ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    "& svg": { width: "20px", height: "20px", flexShrink: 0 },
    ":hover": { backgroundColor: tokens.colorNeutralBackground2Hover },
    ":focus-visible": {
      outlineStyle: "solid",
      outlineWidth: "2px",
      outlineColor: tokens.colorStrokeFocus2,
    },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground2Selected,
    fontWeight: tokens.fontWeightSemibold,
    "& svg": { color: tokens.colorBrandForeground1 },
    "::before": {
      content: "''",
      position: "absolute",
      insetInlineStart: 0,
      insetBlock: "8px",
      width: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
    "@media (forced-colors: active)": { "::before": { backgroundColor: "Highlight" } },
  },
});

/** The sections, at the left; on a narrow screen a list that the header's button unfolds. */
export function Navigation(props: {
  id: string;
  sections: readonly AdminSection[];
  current: string;
  open: boolean;
  onChosen: () => void;
}) {
  const styles = useStyles();
  return (
    <nav
      id={props.id}
      aria-label="Sections"
      className={mergeClasses(styles.nav, !props.open && styles.folded)}
    >
      <ul className={styles.list}>
        {props.sections.map(({ id, title, Icon }) => (
          <li key={id}>
            <a
              href={`#/${id}`}
              aria-current={id === props.current ? "page" : undefined}
              className={mergeClasses(styles.link, id === props.current && styles.current)}
              onClick={props.onChosen}
            >
              <Icon />
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
