import type { InvoiceStatus } from "#shared/wire/invoice.ts";
import type { PostingProgress, RunStatus } from "#shared/wire/run.ts";

/** The steps a delivery, a posting, a run and an invoice may take; what is not listed does not happen (design §2). */

export type DeliveryState = "queued" | "sending" | "sent" | "failed" | "in-doubt" | "settled";
export type PostingState = "held" | "working" | "done" | "refused" | "cancelled";

type Edges<State extends string> = Readonly<Record<State, readonly State[]>>;

/**
 * From `sending` back to `queued` only where nothing can have left the house (R21). What is queued fails when its
 * document cannot be made.
 */
export const deliverySteps: Edges<DeliveryState> = {
  queued: ["sending", "failed", "settled"],
  sending: ["sent", "queued", "failed", "in-doubt"],
  failed: ["queued", "settled"],
  "in-doubt": ["sent", "queued"],
  sent: [],
  settled: [],
};

/** `refused` and `cancelled` are followed by a new intent of a person, never by the old one. */
export const postingSteps: Edges<PostingState> = {
  held: ["working", "refused", "cancelled"],
  working: ["done"],
  done: [],
  refused: ["held"],
  cancelled: ["held"],
};

export const runSteps: Edges<RunStatus> = {
  draft: ["posting"],
  posting: ["draft", "posted"],
  posted: [],
};

/** `approved` to `paid`: an invoice of zero is settled by posting (R20). */
export const invoiceSteps: Edges<InvoiceStatus> = {
  draft: ["approved"],
  approved: ["draft", "exported", "awaiting-payment", "paid"],
  "awaiting-payment": ["paid", "voided", "credited"],
  exported: ["paid", "credited"],
  paid: ["awaiting-payment", "exported", "credited"],
  voided: [],
  credited: [],
};

/** Refuses a step that is not listed: a programming error, so it stops what was going on. */
export function assertStep<State extends string>(steps: Edges<State>, from: State, to: State) {
  if (!steps[from].includes(to)) throw new Error(`There is no step from ${from} to ${to}.`);
}

function isDelivered(state: DeliveryState): boolean {
  return state === "sent" || state === "settled";
}

/** The status of a run follows from its posting and its deliveries and is never set by itself (P2). */
export function runStatusOf(
  posting: PostingState | null,
  deliveries: readonly DeliveryState[],
): RunStatus {
  switch (posting) {
    case null:
    case "refused":
    case "cancelled":
      return "draft";
    case "held":
      return "posting";
    case "working":
    case "done":
      return deliveries.every(isDelivered) ? "posted" : "posting";
  }
}

export interface ProgressFacts {
  posting: {
    state: PostingState;
    reason: string | null;
    dueAt: string;
    haltedReason: string | null;
  } | null;
  /** Deliveries by state with the number of invoices they hand over, as far as the person may see them (R5). */
  deliveries: readonly {
    state: DeliveryState;
    /** Queued once more after an attempt. */
    waiting: boolean;
    invoiceCount: number;
    message: string | null;
  }[];
  /** Invoices of the run that the person may see. */
  invoiceCount: number;
  /** The instant now. */
  now: string;
}

/** What a person is shown of a posting (R4, R20); a refusal stays visible until the next attempt. */
export function progressOf(facts: ProgressFacts): PostingProgress {
  const { posting, deliveries, invoiceCount } = facts;
  const count = (wanted: (one: ProgressFacts["deliveries"][number]) => boolean) =>
    deliveries.reduce((sum, one) => sum + (wanted(one) ? one.invoiceCount : 0), 0);
  const shown: PostingProgress = {
    state: "done",
    total: invoiceCount,
    done: 0,
    failed: count(({ state }) => state === "failed"),
    inDoubt: count(({ state }) => state === "in-doubt"),
    waiting: count(({ waiting }) => waiting),
    heldSeconds: null,
    issued: posting?.state === "working" || posting?.state === "done",
    startedAt: posting?.dueAt ?? null,
    halted: false,
    message: null,
  };
  if (posting === null || posting.state === "cancelled") return shown;
  if (posting.state === "refused") {
    return { ...shown, state: "attention", message: posting.reason };
  }
  if (posting.state === "held") {
    const milliseconds = Date.parse(posting.dueAt) - Date.parse(facts.now);
    const heldSeconds = Math.max(Math.ceil(milliseconds / 1_000), 0);
    if (heldSeconds === 0) return { ...shown, state: "working" };
    return { ...shown, state: "held", heldSeconds };
  }
  const states = deliveries.map(({ state }) => state);
  if (runStatusOf(posting.state, states) === "posted") return { ...shown, done: invoiceCount };
  const inTheWay = deliveries.find(({ state }) => state === "failed" || state === "in-doubt");
  const halted = posting.haltedReason !== null;
  return {
    ...shown,
    state: inTheWay === undefined && !halted ? "working" : "attention",
    // What needed no delivery, such as an invoice of zero, was done with the numbering.
    done: invoiceCount - count(({ state }) => !isDelivered(state)),
    halted,
    message: posting.haltedReason ?? inTheWay?.message ?? posting.reason,
  };
}
