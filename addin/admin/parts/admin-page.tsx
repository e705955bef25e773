import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXL,
    maxWidth: "1040px",
    minWidth: 0,
  },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    outlineStyle: "none",
  },
  purpose: {
    margin: 0,
    maxWidth: "70ch",
    textWrap: "pretty",
    color: tokens.colorNeutralForeground2,
  },
  block: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  blockTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  blockText: {
    margin: 0,
    maxWidth: "70ch",
    textWrap: "pretty",
    color: tokens.colorNeutralForeground2,
  },
});

/** A section's frame: its title takes the focus when the section opens, and one sentence says what it is for. */
export function AdminPage(props: {
  title: string;
  purpose: string;
  /** What can be done with the whole section, e.g. "Invite a person". */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className={styles.page}>
      <header className={styles.row}>
        <div className={styles.head}>
          <h1 ref={title} tabIndex={-1} className={styles.title}>
            {props.title}
          </h1>
          <p className={styles.purpose}>{props.purpose}</p>
        </div>
        {props.actions}
      </header>
      {props.children}
    </div>
  );
}

/** A part of a section under its own heading. */
export function Block(props: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <section className={styles.block}>
      <div className={styles.row}>
        <h2 className={styles.blockTitle}>{props.title}</h2>
        {props.actions}
      </div>
      {props.text && <p className={styles.blockText}>{props.text}</p>}
      {props.children}
    </section>
  );
}
