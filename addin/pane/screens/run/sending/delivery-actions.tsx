import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { DeliveryView } from "#shared/wire/delivery.ts";
import type { Permission } from "#shared/wire/fields.ts";
import { useRefreshDeliveries } from "../../../state/delivery-queries.ts";
import { useServices } from "../../../state/services.ts";
import { ProblemNotice } from "../../problem-notice.tsx";

/** What is asked of a person before something is done about a delivery. */
export type DeliveryQuestionKind =
  "correct-address" | "arrived" | "send-again" | "by-hand" | "move" | "came-back" | "repeat";

export interface DeliveryAsk {
  kind: DeliveryQuestionKind;
  delivery: DeliveryView;
}

interface Way {
  kind: DeliveryQuestionKind | "retry";
  text: string;
  permission: keyof DeliveryView["actions"];
}

const waysOf: Record<DeliveryView["state"], readonly Way[]> = {
  failed: [
    { kind: "correct-address", text: "Correct address and try again", permission: "retry" },
    { kind: "retry", text: "Try again", permission: "retry" },
    { kind: "by-hand", text: "Delivered by hand", permission: "settle" },
    { kind: "move", text: "Move to another run", permission: "move" },
  ],
  "in-doubt": [
    { kind: "arrived", text: "It arrived", permission: "decide" },
    { kind: "send-again", text: "Send again", permission: "decide" },
  ],
  queued: [{ kind: "by-hand", text: "Delivered by hand", permission: "settle" }],
  sending: [],
  sent: [{ kind: "came-back", text: "It came back", permission: "bounce" }],
  settled: [],
};

const repeat: Way = { kind: "repeat", text: "Send again to…", permission: "repeat" };

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The buttons of one delivery; what may not be done now says why. */
export function DeliveryActions(props: {
  runId: string;
  delivery: DeliveryView;
  onAsk: (ask: DeliveryAsk) => void;
}) {
  const styles = useStyles();
  const { delivery, onAsk } = props;
  const { api } = useServices();
  const refresh = useRefreshDeliveries(props.runId);
  const retry = useMutation({
    mutationFn: () => api.retryDelivery(delivery.id, delivery.version, {}),
    onSettled: refresh,
  });
  const ways = delivery.bouncedAt === null ? waysOf[delivery.state] : [repeat];
  if (ways.length === 0) return null;
  const blockOf = ({ permission }: Way): Permission => delivery.actions[permission];
  return (
    <>
      {retry.error && (
        <ProblemNotice error={retry.error} unchanged="The invoice was not sent again." />
      )}
      <div className={styles.buttons}>
        {ways.map((way) => (
          <Button
            key={way.kind}
            size="small"
            disabledFocusable={!blockOf(way).allowed || retry.isPending}
            title={blockOf(way).reason ?? undefined}
            onClick={() =>
              way.kind === "retry" ? retry.mutate() : onAsk({ kind: way.kind, delivery })
            }
          >
            {way.text}
          </Button>
        ))}
      </div>
    </>
  );
}
