import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { LinkToCopy } from "../../parts/link-to-copy.tsx";

const useStyles = makeStyles({
  ways: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalS,
    maxWidth: "70ch",
  },
  text: { margin: 0, maxWidth: "70ch" },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL },
});

/** How the add-in comes into Excel. */
export function OpenAddIn() {
  const styles = useStyles();
  if (location.protocol !== "https:") {
    return (
      <p className={styles.text}>
        Excel takes add-ins from an https address only, and this server has none. In the trial, a{" "}
        <Link href="/" inline>
          workbook in the browser
        </Link>{" "}
        stands in for Excel, with the add-in beside it.
      </p>
    );
  }
  return (
    <div className={styles.ways}>
      <ol className={styles.list}>
        <li>
          For the whole firm: in the Microsoft 365 admin center choose Settings, Integrated apps,
          Upload custom apps, and give it the address below.
        </li>
        <li>
          For yourself:{" "}
          <Link inline href="/manifest.xml" download="billing-runs.xml">
            save the manifest
          </Link>
          , then in Excel on the web choose Home, Add-ins, More add-ins, My add-ins, Upload my
          add-in.
        </li>
        <li>
          In Excel open the workbook with the time, press Billing Runs on the Home tab, sign in, and
          choose Create run.
        </li>
      </ol>
      <LinkToCopy
        label="Address of the manifest"
        url={new URL("/manifest.xml", location.origin).href}
      />
    </div>
  );
}
