import type { Delivery } from "../../storage/posting/deliveries.ts";
import type { MailMessage } from "./smtp-lane.ts";

/** Messages that are made while others are on their way, so that a lane need not wait for its own. */
export interface MessagesAhead {
  /** The message of a delivery that was taken up: the one that is ready, else made now. */
  take(delivery: Delivery): Promise<MailMessage | null>;
  /** Makes those that will be sent next; at most one such look goes on at a time. */
  lookAhead(): Promise<void>;
}

export function messagesAhead(
  compose: (delivery: Delivery) => Promise<MailMessage | null>,
  upcoming: () => Promise<readonly Delivery[]>,
  /** With so many ready there is no need to look, unless they turn out not to be those that are sent. */
  enough: number,
): MessagesAhead {
  const ready = new Map<string, Promise<MailMessage | null>>();
  let looking = false;
  let missed = false;
  return {
    async take(delivery) {
      const key = contentOf(delivery);
      const made = await ready.get(key);
      missed ||= !ready.delete(key);
      return made ?? compose(delivery);
    },
    async lookAhead() {
      if (looking || (ready.size >= enough && !missed)) return;
      looking = true;
      missed = false;
      try {
        const next = new Map((await upcoming()).map((one) => [contentOf(one), one]));
        // Another process has it, or a person has changed it.
        for (const key of ready.keys()) if (!next.has(key)) ready.delete(key);
        for (const [key, delivery] of next) {
          if (ready.has(key)) continue;
          // What fails here fails again, and is told, when it is taken up.
          const made = compose(delivery).catch(() => null);
          ready.set(key, made);
          await made;
        }
      } finally {
        looking = false;
      }
    },
  };
}

/** All that goes into the message: made of the same, it has the same bytes. */
function contentOf(delivery: Delivery): string {
  const { id, documentId, letter, recipients, taken, attemptGroup } = delivery;
  return JSON.stringify([id, documentId, letter, recipients, taken, attemptGroup]);
}
