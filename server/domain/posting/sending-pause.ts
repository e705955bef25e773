import { unconfirmedNumbers } from "../number-series.ts";
import type { Refusal } from "../refusal.ts";

/** A process that sends writes a sign of life this often. */
export const heartbeatSeconds = 30;

const staleMinutes = 2;

/**
 * Why sending has to wait for a person at a start (P15); null when it may go on. After a longer silence this may be
 * a backup, and what it has queued may have been sent since.
 */
export function pauseAtStart(facts: {
  openDeliveryCount: number;
  heartbeatAt: string | null;
  now: string;
}): string | null {
  const { openDeliveryCount, heartbeatAt, now } = facts;
  if (openDeliveryCount === 0 || heartbeatAt === null) return null;
  const silentMinutes = (Date.parse(now) - Date.parse(heartbeatAt)) / 60_000;
  if (silentMinutes <= staleMinutes) return null;
  const what = openDeliveryCount === 1 ? "1 invoice is" : `${openDeliveryCount} invoices are`;
  return `The server was not running since ${heartbeatAt.slice(0, 16).replace("T", " ")} UTC and ${what} still to be sent. If this is a restored backup, they may have been sent already. Look first, then resume sending.`;
}

type SendingRights = { billingAccess: boolean; sendExport: boolean };

/** Why a person may not stop sending or let it go on. */
export function changeSendingRefusal({ billingAccess, sendExport }: SendingRights): Refusal | null {
  return billingAccess && sendExport
    ? null
    : {
        code: "right-missing",
        reason: "This needs the right to send and export, together with billing access.",
      };
}

/** In a restored copy somebody has to say first which number comes next: then the copy has been looked at (P15). */
export function resumeSendingRefusal(facts: {
  rights: SendingRights;
  numbersConfirmed: boolean;
}): Refusal | null {
  const refusal = changeSendingRefusal(facts.rights);
  if (refusal !== null || facts.numbersConfirmed) return refusal;
  return { code: "numbers-unconfirmed", reason: unconfirmedNumbers };
}
