import { makeStyles, tokens } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons";
import { useState } from "react";
import { sumByCurrency } from "#shared/money.ts";
import { Amounts } from "../../../components/amount.tsx";
import { counted, formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { RowButton } from "../../../components/row-button.tsx";
import { Section } from "../../../components/page.tsx";
import type { AttentionGroup, ClientInTheWay } from "../../state/unbilled/attention.ts";
import { useIgnored } from "../../state/unbilled/use-ignored.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { AttentionRows } from "./attention-rows.tsx";
import { ClientsInTheWay } from "./clients-in-the-way.tsx";

const useStyles = makeStyles({
  count: {
    minWidth: "20px",
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorStatusWarningBackground2,
    color: tokens.colorNeutralForeground1,
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
  const judged = unbilled.judged.data;
  const { told, ignore } = useIgnored(unbilled);
  if (!judged || told === null || told.attentionCount === 0) return null;
  const { clients } = judged;
  const { groups, attentionCount } = told;
  const toggle = (key: string): void => setOpen(open === key ? null : key);
  const kinds = [
    {
      key: "unknown",
      title: "Client not known",
      hint: "create it to bill",
      refused: false,
    },
    { key: "refused", title: "Client of another team", hint: "not yours to bill", refused: true },
  ].map((kind) => ({
    ...kind,
    found: clients.filter(({ refusal }) => (refusal !== null) === kind.refused),
  }));
  return (
    <Section
      title={`${counted(attentionCount, "row needs", "rows need", locale)} attention`}
      aside={<Warning16Filled className={styles.icon} aria-hidden />}
    >
      <div>
        {kinds.map(
          ({ key, title, hint, found }) =>
            found.length > 0 && (
              <div key={key}>
                <RowButton
                  first={title}
                  second={`${counted(found.length, "name", "names", locale)} · ${hint}`}
                  expanded={open === key}
                  end={
                    <GroupEnd
                      count={rowCount(found)}
                      totals={sumByCurrency(found.flatMap(({ totals }) => totals))}
                    />
                  }
                  onClick={() => toggle(key)}
                />
                {open === key && <ClientsInTheWay unbilled={unbilled} clients={found} />}
              </div>
            ),
        )}
        {groups.map((group) => (
          <div key={keyOf(group)}>
            <RowButton
              wrap
              first={group.title}
              second={group.blocks ? "Not billed as it stands" : "Billed, but worth a look"}
              expanded={open === keyOf(group)}
              end={<GroupEnd count={group.problems.length} totals={group.totals} />}
              onClick={() => toggle(keyOf(group))}
            />
            {open === keyOf(group) && (
              <AttentionRows unbilled={unbilled} group={group} onIgnore={ignore} />
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

function keyOf({ code, blocks }: AttentionGroup): string {
  return `${code} ${blocks}`;
}

function rowCount(clients: readonly ClientInTheWay[]): number {
  return clients.reduce((sum, { rows }) => sum + rows.length, 0);
}

function GroupEnd(props: { count: number; totals: AttentionGroup["totals"] }) {
  const styles = useStyles();
  const locale = useLocale();
  return (
    <span style={{ display: "flex", alignItems: "center", gap: 8 }}>
      {props.totals.length > 0 && <Amounts totals={props.totals} />}
      <span className={styles.count} aria-label={`${props.count} rows`}>
        {formatCount(props.count, locale)}
      </span>
    </span>
  );
}
