import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect } from "react";

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  part: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What the page is about; the browser's tab says it too. */
export function Title({ text }: { text: string }) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${text} – Billing Runs`;
  }, [text]);
  return <h1 className={styles.title}>{text}</h1>;
}

export function PartTitle({ text }: { text: string }) {
  const styles = useStyles();
  return <h2 className={styles.part}>{text}</h2>;
}
