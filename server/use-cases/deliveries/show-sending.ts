import type { SendingView } from "#shared/wire/delivery.ts";
import { changeSendingRefusal, resumeSendingRefusal } from "../../domain/posting/sending-pause.ts";
import { permissionOf } from "../../domain/refusal.ts";
import type { Reader } from "../../storage/database.ts";
import { areNumbersConfirmed } from "../../storage/posting/number-series.ts";
import { readSending } from "../../storage/posting/sending.ts";
import type { Context } from "../context.ts";

/** Whether anything is sent at all, and why not (P15). */
export async function showSending(context: Context): Promise<SendingView> {
  return sendingView(context, context.database.read);
}

export async function sendingView(
  { actor, mailConfigured }: Context,
  reader: Reader,
): Promise<SendingView> {
  const { paused, reason, version } = await readSending(reader);
  const numbersConfirmed = await areNumbersConfirmed(reader);
  return {
    paused,
    reason,
    mailConfigured,
    version,
    actions: {
      resume: permissionOf(resumeSendingRefusal({ rights: actor, numbersConfirmed })),
      pause: permissionOf(changeSendingRefusal(actor)),
    },
  };
}
