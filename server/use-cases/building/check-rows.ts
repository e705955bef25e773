import { nameKey } from "#shared/names.ts";
import type { CheckAnswer, CheckBody, CheckedClient } from "#shared/wire/check.ts";
import { billToOf } from "../../domain/bill-to.ts";
import { takenRows } from "../../domain/claims.ts";
import { billingRefusal, clientFinder } from "../../domain/client-match.ts";
import type { KnownClient } from "../../domain/client-match.ts";
import { findClientCandidates, findClients, findWorkItemBillTos } from "../../storage/clients.ts";
import { findClaims, findConfirmations } from "../../storage/entries-claims.ts";
import type { Context } from "../context.ts";

/**
 * The one check of clients and claims (design §4, Building), as far as the person may know and see: who a row's
 * client is and who pays (R6, R17), and what stands against billing a row (R10).
 */
export async function checkRows(context: Context, body: CheckBody): Promise<CheckAnswer> {
  return {
    clients: await checkClients(context, body.clients),
    entries: await checkClaims(context, body.entries),
  };
}

async function checkClients(
  { database, actor }: Context,
  asked: CheckBody["clients"],
): Promise<CheckAnswer["clients"]> {
  if (asked.length === 0) return [];
  const { read, dialect } = database;
  const candidates = await findClientCandidates(read, dialect, actor.personId, {
    codeKeys: new Set(asked.flatMap(({ code }) => nameKey(code) || [])),
    nameKeys: new Set(asked.flatMap(({ name }) => nameKey(name) || [])),
  });
  const finder = clientFinder(candidates);
  const found = asked.map((one) => ({ ...finder(one), workItemKey: nameKey(one.workItem) }));
  const known = new Map(candidates.map((client): [string, KnownClient] => [client.id, client]));
  const matchedIds = new Set(found.flatMap(({ client }) => client?.id ?? []));
  const workItems = new Map(
    (await findWorkItemBillTos(read, dialect, matchedIds)).map((one) => [
      JSON.stringify([one.clientId, one.nameKey]),
      one.billToId,
    ]),
  );
  const payers = [...workItems.values(), ...candidates.flatMap(({ billToId }) => billToId ?? [])];
  for (const client of await findClients(read, dialect, actor.personId, new Set(payers))) {
    known.set(client.id, client);
  }
  return found.map(({ match, client, workItemKey }) => {
    if (client === null) return { match, client };
    const workItem = workItems.get(JSON.stringify([client.id, workItemKey]));
    return { match, client: checkedClient(client, billToOf(client, workItem, known)) };
  });
}

function checkedClient(client: KnownClient, billTo: KnownClient): CheckedClient {
  const { id, name } = client;
  const refusal = billingRefusal(client);
  if (refusal !== null) {
    return { id, name, code: "", billToId: id, billToName: name, taxCode: null, refusal };
  }
  const { code, taxCode } = client;
  return { id, name, code, billToId: billTo.id, billToName: billTo.name, taxCode };
}

async function checkClaims(
  { database, actor }: Context,
  rows: CheckBody["entries"],
): Promise<CheckAnswer["entries"]> {
  if (rows.length === 0) return [];
  const { read, dialect } = database;
  const claims = await findClaims(read, dialect, actor.personId, rows);
  if (claims.length === 0) return [];
  const keys = rows.map(({ key }) => key);
  const confirmed = new Set(
    (await findConfirmations(read, dialect, keys)).map((row) =>
      JSON.stringify([row.key, row.fingerprint]),
    ),
  );
  return takenRows(rows, claims, (row) =>
    confirmed.has(JSON.stringify([row.key, row.fingerprint])),
  );
}
