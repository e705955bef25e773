import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  link: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "24px",
    marginBottom: tokens.spacingVerticalS,
  },
});

export function BackToClients() {
  const styles = useStyles();
  return (
    <Link href="#/clients" className={styles.link}>
      <ChevronLeftRegular aria-hidden />
      All clients
    </Link>
  );
}
