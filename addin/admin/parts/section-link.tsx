import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  link: {
    display: "inline-flex",
    alignItems: "center",
    minHeight: "24px",
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorBrandForegroundLink,
    ":focus-visible": {
      outlineStyle: "solid",
      outlineWidth: "2px",
      outlineColor: tokens.colorStrokeFocus2,
      outlineOffset: "1px",
    },
  },
  primary: {
    minHeight: "32px",
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { backgroundColor: tokens.colorBrandBackgroundHover },
  },
});

/** Leads to another section, or to one of its steps: `section="clients/c-1"`. */
export function SectionLink(props: {
  section: string;
  look?: "quiet" | "primary";
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <a
      href={`#/${props.section}`}
      className={mergeClasses(styles.link, props.look === "primary" && styles.primary)}
    >
      {props.children}
    </a>
  );
}
