import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DeleteRegular, LockClosed16Regular, LockOpen16Regular } from "@fluentui/react-icons";
import { periodName } from "#shared/period-name.ts";
import type { PeriodWork } from "#shared/wire/period.ts";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Block } from "../../parts/admin-page.tsx";

const useStyles = makeStyles({
  strip: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  period: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
    minHeight: "112px",
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  closed: { backgroundColor: tokens.colorNeutralBackground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  open: { color: tokens.colorStatusSuccessForeground1 },
  work: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  buttons: {
    display: "flex",
    alignSelf: "stretch",
    justifyContent: "space-between",
    marginTop: "auto",
  },
});

interface StripProps {
  periods: readonly PeriodWork[];
  onClose: (period: PeriodWork) => void;
  onReopen: (period: PeriodWork) => void;
  onDelete: (period: PeriodWork) => void;
}

/** The periods of each year side by side, the latest year first. */
export function CalendarStrip({ periods, ...on }: StripProps) {
  const styles = useStyles();
  const ends = new Set([periods[0]?.id, periods.at(-1)?.id]);
  const years = Map.groupBy(periods, ({ startsOn }) => startsOn.slice(0, 4));
  return [...years].reverse().map(([year, own]) => (
    <Block key={year} title={year}>
      <ul className={styles.strip}>
        {own.map((period) => (
          <Period key={period.id} period={period} isAtEnd={ends.has(period.id)} {...on} />
        ))}
      </ul>
    </Block>
  ));
}

function Period(props: { period: PeriodWork; isAtEnd: boolean } & Omit<StripProps, "periods">) {
  const styles = useStyles();
  const locale = useLocale();
  const { period } = props;
  const isOpen = period.state === "open";
  const name = periodName(period, locale);
  return (
    <li className={mergeClasses(styles.period, !isOpen && styles.closed)}>
      <span className={styles.name}>{name}</span>
      <span className={mergeClasses(styles.state, isOpen && styles.open)}>
        {isOpen ? <LockOpen16Regular /> : <LockClosed16Regular />}
        {isOpen ? "Open" : "Closed"}
      </span>
      {workTexts(period, locale).map((text) => (
        <span key={text} className={styles.work}>
          {text}
        </span>
      ))}
      <span className={styles.buttons}>
        <Button
          size="small"
          aria-label={`${isOpen ? "Close" : "Reopen"} ${name}`}
          onClick={() => (isOpen ? props.onClose(period) : props.onReopen(period))}
        >
          {isOpen ? "Close" : "Reopen"}
        </Button>
        {isOpen && props.isAtEnd && (
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={`Delete ${name}`}
            title={`Delete ${name}`}
            onClick={() => props.onDelete(period)}
          />
        )}
      </span>
    </li>
  );
}

/** "3 drafts", "1 run is being posted". */
export function workTexts(
  { draftCount, postingCount }: Pick<PeriodWork, "draftCount" | "postingCount">,
  locale: string,
): string[] {
  return [
    ...(draftCount > 0 ? [counted(draftCount, "draft", "drafts", locale)] : []),
    ...(postingCount > 0
      ? [counted(postingCount, "run is being posted", "runs are being posted", locale)]
      : []),
  ];
}
