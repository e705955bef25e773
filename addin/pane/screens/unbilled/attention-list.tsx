import { makeStyles, tokens } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons";
import { useState } from "react";
import { Amounts } from "../../../components/amount.tsx";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RowButton } from "../../../components/row-button.tsx";
import { Section } from "../../../components/page.tsx";
import type { AttentionGroup } from "../../state/unbilled/attention.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { AttentionRows } from "./attention-rows.tsx";
import { UnknownClients } from "./unknown-clients.tsx";

const useStyles = makeStyles({
  count: {
    minWidth: "20px",
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorStatusWarningBackground2,
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "20px",
    textAlign: "center",
  },
  icon: { flexShrink: 0, color: tokens.colorStatusWarningForeground3 },
});

/** Rows that are not billed, or want a look, by reason with count and amount (R11). */
export function AttentionList({ unbilled }: { unbilled: Unbilled }) {
  const styles = useStyles();
  const locale = useLocale();
  const [open, setOpen] = useState<string | null>(null);
  const { groups, unknown, attentionCount } = unbilled;
  if (attentionCount === 0) return null;
  const toggle = (key: string): void => setOpen(open === key ? null : key);
  const unknownTotals = unknown.flatMap(({ totals }) => totals);
  return (
    <Section
      title={`${counted(attentionCount, "row needs", "rows need", locale)} attention`}
      aside={<Warning16Filled className={styles.icon} aria-hidden />}
    >
      <div>
        {unknown.length > 0 && (
          <>
            <RowButton
              first="Client not known"
              second={`${counted(unknown.length, "name", "names", locale)} · create the client to bill`}
              expanded={open === "unknown"}
              end={<GroupEnd count={rowCount(unknown)} totals={unknownTotals} />}
              onClick={() => toggle("unknown")}
            />
            {open === "unknown" && <UnknownClients unbilled={unbilled} clients={unknown} />}
          </>
        )}
        {groups.map((group) => (
          <div key={keyOf(group)}>
            <RowButton
              first={group.title}
              second={group.blocks ? "Not billed as it stands" : "Billed, but worth a look"}
              expanded={open === keyOf(group)}
              end={<GroupEnd count={group.problems.length} totals={group.totals} />}
              onClick={() => toggle(keyOf(group))}
            />
            {open === keyOf(group) && <AttentionRows unbilled={unbilled} group={group} />}
          </div>
        ))}
      </div>
    </Section>
  );
}

function keyOf({ code, blocks }: AttentionGroup): string {
  return `${code} ${blocks}`;
}

function rowCount(unknown: Unbilled["unknown"]): number {
  return unknown.reduce((sum, { rows }) => sum + rows.length, 0);
}

function GroupEnd(props: { count: number; totals: AttentionGroup["totals"] }) {
  const styles = useStyles();
  return (
    <span style={{ display: "flex", alignItems: "center", gap: 8 }}>
      {props.totals.length > 0 && <Amounts totals={props.totals} />}
      <span className={styles.count} aria-label={`${props.count} rows`}>
        {props.count}
      </span>
    </span>
  );
}
