import { makeStyles, tokens } from "@fluentui/react-components";
import { periodName } from "#shared/period-name.ts";
import type { ClosedPeriod } from "#shared/wire/period.ts";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

/** What was closed, what stays in it, and where the audit stood: worth keeping with the books. */
export function ClosedNotice({ closed }: { closed: ClosedPeriod }) {
  const styles = useStyles();
  const locale = useLocale();
  const { draftCount, auditHeadHash } = closed;
  return (
    <Notice tone="success" title={`${periodName(closed, locale)} is closed`}>
      {draftCount === 0
        ? "No draft is dated in it."
        : `${counted(draftCount, "draft stays", "drafts stay", locale)} in it, and cannot be posted until the date is changed.`}
      {auditHeadHash !== null && (
        <>
          {" Keep this mark of the audit with the books: "}
          <span className={styles.hash}>{auditHeadHash}</span>
        </>
      )}
    </Notice>
  );
}
