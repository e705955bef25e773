import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  initials: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "24px",
    height: "24px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: "10px",
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A person's picture, of letters; for those who hear the page, the name stands beside it. */
export function Initials({ name }: { name: string }) {
  const styles = useStyles();
  return (
    <span className={styles.initials} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}

/** "AB" for Anna Bell. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toLocaleUpperCase() ?? "")
    .join("");
}
