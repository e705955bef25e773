import { nameKey } from "#shared/names.ts";
import type { RateBody, RateList, RateView } from "#shared/wire/rate-card.ts";
import { AppError } from "../../domain/app-error.ts";
import { clientFinder } from "../../domain/client-match.ts";
import type { KnownClient } from "../../domain/client-match.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findClientCandidates } from "../../storage/clients.ts";
import type { Tx } from "../../storage/database.ts";
import { deleteRate, insertRates, listKnownRates, saveRate } from "../../storage/rate-card.ts";
import type { KnownRate, NewRate } from "../../storage/rate-card.ts";
import type { Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";

/** The firm's rates, as far as the person may know their clients (R5). */
export async function showRates({ database, actor }: Context): Promise<RateList> {
  return { rates: (await listKnownRates(database.read, actor.personId)).map(viewOf) };
}

/** Adds a rate. Throws `client-not-found`, `rate-exists`. */
export async function addRate(context: Context, body: RateBody): Promise<RateView> {
  const { database, ids } = context;
  return database.write(async (trx) => {
    const client = await requireClient(context, trx, body.client);
    const rate = { ...body, id: ids.next(), clientId: client?.id ?? null };
    await requireUnlike(context, trx, rate);
    await insertRates(trx, [rate]);
    await auditRate(context, trx, rate.id, client, { action: "rate-added", after: body });
    return viewOf({ ...body, id: rate.id, client, version: 1 });
  });
}

/** Changes or ends a rate. Throws `rate-not-found`, `version-changed`, `client-not-found`, `rate-exists`. */
export async function changeRate(
  context: Context,
  rateId: string,
  version: number,
  body: RateBody,
): Promise<RateView> {
  const { database } = context;
  return database.write(async (trx) => {
    const before = await requireRate(context, trx, { id: rateId, version });
    const client = await requireClient(context, trx, body.client);
    const rate = { ...body, id: rateId, clientId: client?.id ?? null };
    await requireUnlike(context, trx, rate);
    await saveRate(trx, rate, version + 1);
    // Of a rate that moves to another client nobody may read more than of either: one row for each.
    const moved = before.client?.id !== client?.id;
    const was = { action: "rate-changed", before: bodyOf(before) };
    const is = { action: "rate-changed", after: body };
    if (moved) {
      await auditRate(context, trx, rateId, clientOf(before), was);
      await auditRate(context, trx, rateId, client, is);
    } else await auditRate(context, trx, rateId, client, { ...was, ...is });
    return viewOf({ ...body, id: rateId, client, version: version + 1 });
  });
}

/** Takes a rate away; entries keep what they were priced with. Throws `rate-not-found`, `version-changed`. */
export async function removeRate(context: Context, rateId: string, version: number): Promise<void> {
  await context.database.write(async (trx) => {
    const rate = await requireRate(context, trx, { id: rateId, version });
    await deleteRate(trx, rateId);
    const change = { action: "rate-removed", before: bodyOf(rate) };
    await auditRate(context, trx, rateId, clientOf(rate), change);
  });
}

/** What the audit needs of a client. */
type RatedClient = Pick<KnownClient, "id" | "code" | "name"> & { restricted: boolean };

/** A client that the person knows all of; any other is none, whoever it is (R5). */
async function requireClient(
  { database, actor }: Context,
  trx: Tx,
  name: string | null,
): Promise<RatedClient | null> {
  if (name === null) return null;
  const keys = [nameKey(name)];
  const known = await findClientCandidates(trx, database.dialect, actor.personId, {
    codeKeys: keys,
    nameKeys: keys,
  });
  const { client } = clientFinder(known.filter(({ sight }) => sight === "full"))({
    name,
    code: name,
    workItem: "",
  });
  if (client === null) {
    const message = "There is no client with this code or name.";
    throw new AppError("client-not-found", message, [{ location: "/client", message }]);
  }
  return {
    id: client.id,
    code: client.code,
    name: client.name,
    restricted: client.privacy !== "public",
  };
}

async function requireRate(
  { actor }: Context,
  trx: Tx,
  seen: { id: string; version: number },
): Promise<KnownRate> {
  const rates = await listKnownRates(trx, actor.personId);
  const rate = rates.find(({ id }) => id === seen.id);
  if (rate === undefined)
    throw new AppError("rate-not-found", "This rate does not exist any more.");
  requireVersion(rate, seen.version, "The rate");
  return rate;
}

/** Of two rates for the same, from the same day, nobody could say which holds. Throws `rate-exists`. */
async function requireUnlike({ actor }: Context, trx: Tx, rate: NewRate): Promise<void> {
  const rates = await listKnownRates(trx, actor.personId);
  const key = keyOf(rate, rate.clientId);
  const taken = rates.some(
    (one) => one.id !== rate.id && keyOf(one, one.client?.id ?? null) === key,
  );
  if (!taken) return;
  throw new AppError(
    "rate-exists",
    "There is a rate for the same client, person, task and currency from the same day already.",
    [{ location: "/startsOn", message: "Choose another day, or change the rate that is there." }],
  );
}

type RateTerms = Pick<NewRate, "person" | "task" | "currency" | "startsOn">;

function keyOf({ person, task, currency, startsOn }: RateTerms, clientId: string | null): string {
  const names = [person, task].map((name) => (name === null ? null : nameKey(name)));
  return JSON.stringify([clientId, ...names, currency, startsOn]);
}

async function auditRate(
  { clock, actor }: Context,
  trx: Tx,
  rateId: string,
  client: RatedClient | null,
  change: { action: string; before?: RateBody; after?: RateBody },
): Promise<void> {
  await writeAudit(trx, {
    at: clock.now(),
    personId: actor.personId,
    subject: `rate:${rateId}`,
    restrictedClientId: client?.restricted === true ? client.id : null,
    ...change,
  });
}

function clientOf({ client, restricted }: KnownRate): RatedClient | null {
  return client === null ? null : { ...client, restricted };
}

function bodyOf({
  client,
  person,
  task,
  currency,
  rateMicro,
  startsOn,
  endsOn,
}: KnownRate): RateBody {
  return { client: client?.name ?? null, person, task, currency, rateMicro, startsOn, endsOn };
}

function viewOf(rate: RateView): RateView {
  const { id, client, person, task, currency, rateMicro, startsOn, endsOn, version } = rate;
  return {
    id,
    client: client === null ? null : { id: client.id, code: client.code, name: client.name },
    person,
    task,
    currency,
    rateMicro,
    startsOn,
    endsOn,
    version,
  };
}
