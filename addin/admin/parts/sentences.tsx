import { makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  text: { margin: 0 },
});

/** Each sentence on a line of its own. */
export function Sentences({ texts }: { texts: readonly string[] }) {
  const styles = useStyles();
  return (
    <>
      {texts.map((text) => (
        <p key={text} className={styles.text}>
          {text}
        </p>
      ))}
    </>
  );
}
