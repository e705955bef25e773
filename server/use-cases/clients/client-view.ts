import type { ClientAnswer } from "#shared/wire/client.ts";
import { AppError } from "../../domain/app-error.ts";
import { editClientRefusal } from "../../domain/client-access.ts";
import { permissionOf } from "../../domain/refusal.ts";
import { findClientRecord } from "../../storage/clients/client-record.ts";
import type { ClientRecord } from "../../storage/clients/client-record.ts";
import type { Reader } from "../../storage/database.ts";
import type { Context } from "../context.ts";

/** A client as the person may know it; null when they may not know of it. */
export async function readClient(
  { actor }: Context,
  reader: Reader,
  clientId: string,
): Promise<ClientAnswer | null> {
  const record = await findClientRecord(reader, actor.personId, clientId);
  return record === null ? null : clientAnswer(actor, record);
}

/** The same of one that there must be. Throws `client-not-found`. */
export async function answerOf(
  context: Context,
  reader: Reader,
  clientId: string,
): Promise<ClientAnswer> {
  const client = await readClient(context, reader, clientId);
  if (client === null) throw clientNotFound();
  return client;
}

/** Throws `client-not-found`, for one of another team as for one that never was. */
export async function requireClient(
  { actor }: Context,
  reader: Reader,
  clientId: string,
): Promise<ClientRecord> {
  const record = await findClientRecord(reader, actor.personId, clientId);
  if (record === null) throw clientNotFound();
  return record;
}

function clientNotFound(): AppError {
  return new AppError("client-not-found", "This client does not exist.");
}

function clientAnswer(actor: Context["actor"], record: ClientRecord): ClientAnswer {
  const { id, name, sight } = record;
  if (sight === "name") return { id, name, sight };
  return { ...record, sight, actions: { edit: permissionOf(editClientRefusal(actor, record)) } };
}
