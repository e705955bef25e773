import type { ClientAnswer } from "#shared/wire/client.ts";
import type { Context } from "../context.ts";
import { answerOf } from "./client-view.ts";

/** Of a private client of another team the name alone. Throws `client-not-found`. */
export async function showClient(context: Context, clientId: string): Promise<ClientAnswer> {
  return answerOf(context, context.database.read, clientId);
}
