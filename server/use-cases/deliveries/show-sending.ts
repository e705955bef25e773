import type { SendingView } from "#shared/wire/delivery.ts";
import { permissionOf } from "../../domain/refusal.ts";
import { readSending } from "../../storage/posting/sending.ts";
import type { SendingState } from "../../storage/posting/sending.ts";
import type { Actor, Context } from "../context.ts";

/** Whether anything is sent at all, and why not (P15). */
export async function showSending(
  { database, actor }: Context,
  mailConfigured: boolean,
): Promise<SendingView> {
  return sendingView(actor, await readSending(database.read), mailConfigured);
}

export function sendingView(
  { billingAccess, sendExport }: Actor,
  { paused, reason, version }: SendingState,
  mailConfigured: boolean,
): SendingView {
  const change = permissionOf(
    billingAccess && sendExport
      ? null
      : {
          code: "right-missing",
          reason: "This needs the right to send and export, together with billing access.",
        },
  );
  return { paused, reason, mailConfigured, version, actions: { resume: change, pause: change } };
}
