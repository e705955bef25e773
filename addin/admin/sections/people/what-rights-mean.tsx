import { makeStyles, tokens } from "@fluentui/react-components";
import { Block } from "../../parts/admin-page.tsx";
import { rightMeanings, rightNames, rightTitles } from "./rights-words.ts";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(260px, 100%), 1fr))",
    gap: tokens.spacingHorizontalXXL,
    margin: 0,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  meaning: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Each right in words. */
export function WhatRightsMean() {
  const styles = useStyles();
  return (
    <Block title="What each right means">
      <dl className={styles.list}>
        {rightNames.map((right) => (
          <div key={right}>
            <dt className={styles.title}>{rightTitles[right]}</dt>
            <dd className={styles.meaning}>
              {`Lets a person ${rightMeanings[right]}.`}
              {right === "sendExport" && " Only together with billing access."}
              {right === "admin" && " It does not let them see invoices by itself."}
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
