import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { Amount } from "../../../../components/amount.tsx";
import { formatInstantDay, formatInstant } from "../../../../components/format.ts";
import { useLocale } from "../../../../components/locale.ts";
import { RowButton } from "../../../../components/row-button.tsx";
import type { DeliveryView } from "#shared/wire/delivery.ts";
import { DeliveryActions } from "./delivery-actions.tsx";
import type { DeliveryAsk } from "./delivery-actions.tsx";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
  opened: { paddingInlineStart: tokens.spacingHorizontalXXL },
  head: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  name: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface RowProps {
  runId: string;
  delivery: DeliveryView;
  onAsk: (ask: DeliveryAsk) => void;
}

/** One that needs a person: all of it is open, because there is something to do. */
export function AttentionDelivery(props: RowProps) {
  const styles = useStyles();
  const { invoice } = props.delivery;
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <span className={styles.name}>{invoice?.clientName ?? "The file of the run"}</span>
        {invoice && <Amount amountMinor={invoice.grossMinor} currency={invoice.currency} />}
      </div>
      <Facts {...props} />
    </div>
  );
}

/** One of the whole list: two lines, and the rest when it is opened. */
export function DeliveryRow(props: RowProps) {
  const styles = useStyles();
  const { invoice, recipients } = props.delivery;
  const [expanded, setExpanded] = useState(false);
  return (
    <>
      <RowButton
        expanded={expanded}
        first={invoice?.clientName ?? "The file of the run"}
        second={`${invoice?.number ?? ""} · ${stateWord(props.delivery)} · ${recipients.to.join(", ")}`}
        onClick={() => setExpanded(!expanded)}
      />
      {expanded && (
        <div className={`${styles.row} ${styles.opened}`}>
          <Facts {...props} />
        </div>
      )}
    </>
  );
}

function Facts({ runId, delivery, onAsk }: RowProps) {
  const styles = useStyles();
  const locale = useLocale();
  const { invoice, recipients, taken, message, dueAt, bouncedAt } = delivery;
  const stateFacts = [invoice?.number ?? "", stateWord(delivery)].filter((fact) => fact !== "");
  return (
    <>
      <span className={styles.small}>{stateFacts.join(" · ")}</span>
      {recipients.to.length > 0 && (
        <span className={styles.small}>
          {`To ${recipients.to.join(", ")}${recipients.cc.length > 0 ? `, copy to ${recipients.cc.join(", ")}` : ""}`}
        </span>
      )}
      {taken.length > 0 && delivery.state !== "sent" && (
        <span className={styles.small}>{`Taken for ${taken.join(", ")}`}</span>
      )}
      {message && <span>{message}</span>}
      {dueAt !== null && delivery.attempts > 0 && (
        <span className={styles.small}>
          {`It is tried again by itself at ${formatInstant(dueAt, locale)}.`}
        </span>
      )}
      {bouncedAt !== null && (
        <span className={styles.small}>
          {`Marked as come back on ${formatInstantDay(bouncedAt, locale)}`}
        </span>
      )}
      <DeliveryActions runId={runId} delivery={delivery} onAsk={onAsk} />
    </>
  );
}

const stateWords: Record<DeliveryView["state"], string> = {
  queued: "Waiting",
  sending: "Being sent",
  sent: "Sent",
  failed: "Failed",
  "in-doubt": "In doubt",
  settled: "By hand",
};

function stateWord({ state, bouncedAt }: DeliveryView): string {
  return bouncedAt === null ? stateWords[state] : "Came back";
}
