import type { SendingView } from "#shared/wire/delivery.ts";
import { permissionOf } from "../../domain/refusal.ts";
import { readSending } from "../../storage/posting/sending.ts";
import type { SendingState } from "../../storage/posting/sending.ts";
import type { Context } from "../context.ts";

/** Whether anything is sent at all, and why not (P15). */
export async function showSending(context: Context): Promise<SendingView> {
  return sendingView(context, await readSending(context.database.read));
}

export function sendingView(
  { actor, mailConfigured }: Context,
  { paused, reason, version }: SendingState,
): SendingView {
  const { billingAccess, sendExport } = actor;
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
