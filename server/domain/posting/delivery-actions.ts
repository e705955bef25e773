import type { DeliveryView } from "#shared/wire/delivery.ts";
import { sendExportRefusal } from "../permissions.ts";
import { permissionOf } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { DeliveryState } from "../statuses.ts";

export interface DeliveryActionFacts {
  rights: { billingAccess: boolean; sendExport: boolean };
  channel: "mail" | "export";
  state: DeliveryState;
  /** For how many addresses a server has taken it. */
  takenCount: number;
  bounced: boolean;
  /** A delivery after the bounce exists. */
  repeated: boolean;
}

type Rule = (facts: DeliveryActionFacts) => Refusal | null;

const rightRefusal: Rule = ({ rights }) => sendExportRefusal(rights);

const where: Readonly<Record<DeliveryState, string>> = {
  queued: "It is waiting to be sent.",
  sending: "It is being sent at this moment.",
  sent: "It has been sent.",
  failed: "It has failed.",
  "in-doubt": "It is in doubt whether it arrived. Decide that first.",
  settled: "It has been settled by hand.",
};

function notNow(facts: DeliveryActionFacts): Refusal {
  return { code: "delivery-elsewhere", reason: where[facts.state] };
}

/** What failed for good or too often is tried once more; what is in doubt never is by this (R20, R21). */
export const retryRefusal: Rule = (facts) =>
  rightRefusal(facts) ?? (facts.state === "failed" ? null : notNow(facts));

export const decideRefusal: Rule = (facts) =>
  rightRefusal(facts) ?? (facts.state === "in-doubt" ? null : notNow(facts));

export const settleRefusal: Rule = (facts) =>
  rightRefusal(facts) ??
  (facts.channel === "mail" && (facts.state === "failed" || facts.state === "queued")
    ? null
    : notNow(facts));

export const bounceRefusal: Rule = (facts) => {
  const refusal = rightRefusal(facts);
  if (refusal !== null) return refusal;
  if (facts.bounced) {
    return { code: "delivery-elsewhere", reason: "It is marked as bounced already." };
  }
  return facts.channel === "mail" && facts.state === "sent" ? null : notNow(facts);
};

/** After a bounce the invoice is sent again as a recorded repeat; once for each bounce. */
export const repeatRefusal: Rule = (facts) => {
  const refusal = rightRefusal(facts);
  if (refusal !== null) return refusal;
  if (!facts.bounced) {
    return { code: "delivery-elsewhere", reason: "Mark it as bounced first." };
  }
  return facts.repeated
    ? { code: "delivery-elsewhere", reason: "It was sent again already." }
    : null;
};

/** What a server has taken for somebody stays with its run (R20). */
export const moveRefusal: Rule = (facts) => {
  const refusal = rightRefusal(facts);
  if (refusal !== null) return refusal;
  if (facts.takenCount > 0) {
    return {
      code: "delivery-elsewhere",
      reason:
        "Some of its recipients have it already, so it stays in this run. Correct the others and try again.",
    };
  }
  return facts.channel === "mail" && facts.state === "failed" ? null : notNow(facts);
};

/** What a person may do with a delivery now, with the server's own reasons. */
export function deliveryActions(facts: DeliveryActionFacts): DeliveryView["actions"] {
  return {
    retry: permissionOf(retryRefusal(facts)),
    decide: permissionOf(decideRefusal(facts)),
    settle: permissionOf(settleRefusal(facts)),
    bounce: permissionOf(bounceRefusal(facts)),
    repeat: permissionOf(repeatRefusal(facts)),
    move: permissionOf(moveRefusal(facts)),
  };
}
