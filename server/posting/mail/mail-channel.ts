import { unpackDocument } from "../../documents/pack-document.ts";
import { nextAttemptAt } from "../../domain/posting/mail-retry.ts";
import { mailWords } from "../../domain/posting/mail-words.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Database } from "../../storage/database.ts";
import type { Delivery } from "../../storage/posting/deliveries.ts";
import { listDueDeliveries } from "../../storage/posting/delivery-queue.ts";
import { findDocument } from "../../storage/posting/documents.ts";
import { markSent } from "../../storage/posting/posting-invoices.ts";
import type { Clock } from "../../use-cases/context.ts";
import type { Channel, Outcome } from "../channel.ts";
import { accessTokens } from "./access-token.ts";
import { composeMessage, messageIdOf } from "./compose-message.ts";
import type { KeptLetter } from "./compose-message.ts";
import { laneTurns } from "./lane-turns.ts";
import type { MailSettings } from "./mail-settings.ts";
import { messagesAhead } from "./messages-ahead.ts";
import { smtpLane } from "./smtp-lane.ts";
import type { MailMessage, MailOutcome, SmtpLane } from "./smtp-lane.ts";

interface MailChannelDeps {
  database: Database;
  clock: Clock;
  settings: MailSettings;
  /** From 0 to 1: spreads attempts, so that a queue does not come back all at once. */
  spread(): number;
}

/** Enough to hide the server's delay, few enough for what providers allow (design §4). */
const laneCount = 5;

/** One for each lane, and as many for the next round. */
const messagesAheadCount = 2 * laneCount;

/** Hands invoices to the firm's mail server. What was interrupted is in doubt, never sent again by itself (R21). */
export function mailChannel(deps: MailChannelDeps): Channel {
  const { database, clock, settings } = deps;
  const { signIn, domain } = settings;
  const token = signIn.kind === "oauth2" ? accessTokens(signIn.client, clock) : null;
  const lanes: SmtpLane[] = Array.from({ length: laneCount }, () => smtpLane(settings, token));
  const ahead = messagesAhead(
    (delivery) => messageOf(database, delivery, domain),
    () => listDueDeliveries(database.read, "mail", clock.now(), messagesAheadCount),
    laneCount,
  );
  const turns = laneTurns();
  /** Messages that are on the wire: nothing is made ahead meanwhile, which would hold them up. */
  const writing = new Set<MailMessage>();
  return {
    repeatable: false,
    lanes: laneCount,
    async handOver(delivery, laneNumber) {
      const message = await ahead.take(delivery);
      const lane = lanes[laneNumber];
      if (message === null || lane === undefined) {
        return { state: "failed", message: "The document of this invoice is missing." };
      }
      writing.add(message);
      const written = () => {
        turns.end(laneNumber);
        if (!writing.delete(message) || writing.size > 0) return;
        // Without it each message is made when it is taken up, and a fault is told there.
        ahead.lookAhead().catch(() => undefined);
      };
      const came = await lane.send(message, written);
      written();
      await turns.take(laneNumber);
      return outcomeOf(deps, delivery, message, came);
    },
    close: () => {
      for (const lane of lanes) lane.close();
    },
  };
}

/** The same bytes at every attempt: all that goes into it is stored. */
async function messageOf(
  database: Database,
  delivery: Delivery,
  domain: string,
): Promise<MailMessage | null> {
  const { documentId, invoiceId, letter, recipients, taken, attemptGroup } = delivery;
  if (documentId === null || invoiceId === null || letter === null) return null;
  const document = await findDocument(database.read, documentId);
  if (document === null) return null;
  const { fileName, mediaType } = document;
  // safe because prepare-mails.ts alone writes this column
  const kept = JSON.parse(letter) as KeptLetter;
  const messageId = messageIdOf(invoiceId, attemptGroup, domain);
  const { bytes } = await unpackDocument(document);
  return composeMessage(
    { ...kept, messageId },
    recipients,
    [{ fileName, mediaType, bytes }],
    taken,
  );
}

function outcomeOf(
  deps: MailChannelDeps,
  delivery: Delivery,
  message: MailMessage,
  came: MailOutcome,
): Outcome {
  const { reply } = came;
  switch (came.state) {
    case "accepted": {
      const taken = [...new Set([...delivery.taken, ...came.accepted])];
      // The firm's own copy is no recipient of the invoice.
      const wanted = new Set([...delivery.recipients.to, ...delivery.recipients.cc]);
      const refused = came.refused.filter(({ address }) => wanted.has(address));
      if (refused.length > 0) {
        const told = refused.map(({ address, message: words }) => `${address}: ${words}`).join(" ");
        return { state: "failed", message: told, change: { taken, reply } };
      }
      return sent(deps, delivery, { taken, reply });
    }
    case "retry": {
      const dueAt = nextAttemptAt(delivery.attempts, deps.clock.now(), deps.spread());
      if (dueAt === null) {
        const words = `${came.said} It was tried ${delivery.attempts} times.`;
        return { state: "failed", message: words, change: { reply } };
      }
      return { state: "queued", message: mailWords("retry", came.said), change: { dueAt, reply } };
    }
    case "configuration":
      return { state: "halted", message: mailWords(came.state, came.said), change: { reply } };
    case "failed":
    case "in-doubt":
      return { state: came.state, message: mailWords(came.state, came.said), change: { reply } };
  }
}

function sent(
  { clock }: MailChannelDeps,
  { id, invoiceId, attemptGroup }: Delivery,
  change: { taken: string[]; reply: string | null },
): Outcome {
  return {
    state: "sent",
    change,
    async record(trx) {
      if (invoiceId === null) return;
      // A repeat after a bounce changes nothing on the invoice, which waits for payment already.
      const marked = await markSent(trx, invoiceId);
      await writeAudit(trx, {
        at: clock.now(),
        personId: null,
        action: "invoice-sent",
        subject: `invoice:${invoiceId}`,
        after: { deliveryId: id, attemptGroup },
        restrictedClientId: marked.restrictedClientId,
      });
    },
  };
}
