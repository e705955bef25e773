import { makeStyles, tokens } from "@fluentui/react-components";
import type { AuditVerification } from "#shared/wire/audit.ts";
import { formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

/** Whether every row is as it was written; length and head are told to whoever sees all of it (P11). */
export function VerificationNotice({ verification }: { verification: AuditVerification }) {
  const styles = useStyles();
  const locale = useLocale();
  const { intact, reason, rowCount, headHash } = verification;
  if (!intact) {
    return (
      <Notice tone="error" title="The audit does not hold">
        {`${reason ?? ""} Keep the database as it is and ask whoever runs the server.`}
      </Notice>
    );
  }
  return (
    <Notice tone="success" title="The audit holds">
      {rowCount === null || headHash === null ? (
        "Every row is as it was written. Its mark is told to people from whom no row is hidden."
      ) : (
        <>
          {`All ${formatCount(rowCount, locale)} rows are as they were written. The mark of the last one: `}
          <span className={styles.hash}>{headHash}</span>
        </>
      )}
    </Notice>
  );
}
