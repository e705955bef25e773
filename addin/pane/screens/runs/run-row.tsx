import { makeStyles, tokens } from "@fluentui/react-components";
import { Amounts } from "../../../components/amount.tsx";
import { counted, formatInstantDay } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RowButton } from "../../../components/row-button.tsx";
import { RunBadge } from "../../../components/status-badge.tsx";
import type { RunSummary } from "#shared/wire/run.ts";
import { PostingBar } from "../posting-bar.tsx";

const useStyles = makeStyles({
  first: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" },
  second: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  facts: { minWidth: 0, whiteSpace: "normal" },
  bar: {
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

/** A run in two lines, and its progress while it is being posted. */
export function RunRow({ run, onOpen }: { run: RunSummary; onOpen: () => void }) {
  const styles = useStyles();
  const locale = useLocale();
  const invoices = counted(run.invoiceCount, "invoice", "invoices", locale);
  return (
    <>
      <RowButton
        onClick={onOpen}
        strong
        continued={run.status === "posting"}
        title={`Created ${formatInstantDay(run.createdAt, locale)} by ${run.createdBy.name}`}
        first={
          <span className={styles.first}>
            <span className={styles.name}>{run.name}</span>
            <RunBadge status={run.status} progress={run.progress} />
          </span>
        }
        second={
          <span className={styles.second}>
            <span className={styles.facts}>{`${whenOf(run, locale)} · ${invoices}`}</span>
            {run.totalDue.length > 0 && <Amounts totals={run.totalDue} />}
          </span>
        }
      />
      {run.status === "posting" && (
        <div className={styles.bar}>
          <PostingBar runId={run.id} initial={run.progress} />
        </div>
      )}
    </>
  );
}

function whenOf(run: RunSummary, locale: string): string {
  return run.postedAt === null
    ? formatInstantDay(run.createdAt, locale)
    : `Posted ${formatInstantDay(run.postedAt, locale)}`;
}
