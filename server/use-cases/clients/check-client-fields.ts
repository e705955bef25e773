import { nameKey } from "#shared/names.ts";
import type { UpdateClientBody } from "#shared/wire/client.ts";
import { AppError } from "../../domain/app-error.ts";
import { clientFinder } from "../../domain/client-match.ts";
import { listPublicClients } from "../../storage/clients/client-record.ts";
import { findClientCandidates } from "../../storage/clients.ts";
import type { Tx } from "../../storage/database.ts";
import { readTaxRates } from "../../storage/firm/tax-rates.ts";
import type { Context } from "../context.ts";

/** What is new about a client; the id of one that is there already, so that it does not stand in its own way. */
export type ClientFields = UpdateClientBody & { id?: string };

/**
 * Checks what somebody wants to write of a client against the others that they know: a name, a code and a spelling
 * mean one client. What they may not know does not stand in the way (R17). Throws `client-exists`, `validation`.
 */
export async function checkClientFields(
  context: Context,
  trx: Tx,
  fields: ClientFields,
): Promise<void> {
  requireVisible("/name", fields.name);
  for (const [index, alias] of (fields.aliases ?? []).entries()) {
    requireVisible(`/aliases/${index}`, alias);
  }
  refuseTwice("/aliases", fields.aliases ?? []);
  refuseTwice("/workItems", fields.workItems?.map(({ name }) => name) ?? []);
  await refuseKnown(context, trx, fields);
  await requireTaxCode(trx, fields.taxCode);
  await requirePayers(trx, fields);
}

function requireVisible(location: string, name: string | undefined): void {
  if (name === undefined || nameKey(name) !== "") return;
  throw fault(location, "The name needs a character that can be seen.");
}

function refuseTwice(location: string, names: readonly string[]): void {
  const keys = new Set<string>();
  for (const [index, name] of names.entries()) {
    const key = nameKey(name);
    if (keys.has(key)) throw fault(`${location}/${index}`, `“${name}” stands here twice.`);
    keys.add(key);
  }
}

async function refuseKnown(
  { database, actor }: Context,
  trx: Tx,
  { id, name, code = "", aliases = [] }: ClientFields,
): Promise<void> {
  const names = [
    ...(name === undefined ? [] : [{ location: "/name", name }]),
    ...aliases.map((alias, index) => ({ location: `/aliases/${index}`, name: alias })),
  ];
  const candidates = await findClientCandidates(trx, database.dialect, actor.personId, {
    codeKeys: nameKey(code) === "" ? [] : [nameKey(code)],
    nameKeys: names.map((one) => nameKey(one.name)),
  });
  const find = clientFinder(candidates.filter((one) => one.id !== id));
  for (const one of names) {
    const { match, client } = find({ name: one.name, code: "", workItem: "" });
    if (client === null) continue;
    throw new AppError(
      "client-exists",
      ...told(
        one.location,
        match === "alias"
          ? `“${one.name}” is another spelling of the client ${client.name}.`
          : `There is a client ${client.name} already.`,
      ),
    );
  }
  const coded = find({ name: "", code, workItem: "" }).client;
  if (coded === null) return;
  const message = `The code ${coded.code} belongs to the client ${coded.name}.`;
  throw new AppError("client-exists", ...told("/code", message));
}

async function requireTaxCode(trx: Tx, taxCode: string | null | undefined): Promise<void> {
  if (taxCode === undefined || taxCode === null) return;
  if ((await readTaxRates(trx)).some(({ code }) => code === taxCode)) return;
  throw fault("/taxCode", `The firm has no tax code “${taxCode}”.`);
}

/** One answer for a client that is not public and for one that never was. */
async function requirePayers(trx: Tx, { billToId, workItems = [] }: ClientFields): Promise<void> {
  const wanted = [
    ...(billToId === undefined || billToId === null ? [] : [{ location: "/billToId", billToId }]),
    ...workItems.map((one, index) => ({
      location: `/workItems/${index}/billToId`,
      billToId: one.billToId,
    })),
  ];
  const payers = await listPublicClients(trx, [...new Set(wanted.map((one) => one.billToId))]);
  const known = new Set(payers.map((payer) => payer.id));
  for (const one of wanted) {
    if (!known.has(one.billToId)) throw fault(one.location, "This is no public client.");
  }
}

function fault(location: string, message: string): AppError {
  return new AppError("validation", ...told(location, message));
}

function told(
  location: string,
  message: string,
): [string, [{ location: string; message: string }]] {
  return [message, [{ location, message }]];
}
