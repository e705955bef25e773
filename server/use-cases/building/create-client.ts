import { nameKey } from "#shared/names.ts";
import type { ClientView, CreateClientBody } from "#shared/wire/client.ts";
import { AppError } from "../../domain/app-error.ts";
import { clientFinder } from "../../domain/client-match.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findClientCandidates, hiddenClientsNamed, insertClient } from "../../storage/clients.ts";
import type { Tx } from "../../storage/database.ts";
import type { Context } from "../context.ts";

/**
 * Makes a public client (R17). What the person may not know does not stand in the way: a name that a hidden client
 * bears makes a client of its own, and the hidden one's team can read of it. Throws `client-exists`, `validation`.
 */
export async function createClient(context: Context, body: CreateClientBody): Promise<ClientView> {
  const { database, clock, ids, actor } = context;
  const { name, code } = body;
  const key = nameKey(name);
  const codeKey = nameKey(code);
  if (key === "") {
    const message = "The name needs a character that can be seen.";
    throw new AppError("validation", message, [{ location: "/name", message }]);
  }
  return database.write(async (trx) => {
    await refuseKnown(context, trx, body);
    const id = ids.next();
    const at = clock.now();
    await insertClient(trx, {
      id,
      code,
      code_key: codeKey,
      name,
      name_key: key,
      address: "[]",
      email: "",
      tax_number: "",
      tax_code: null,
      terms_days: null,
      bill_to_id: null,
      privacy: "public",
      created_at: at,
      version: 1,
    });
    const by = { at, personId: actor.personId };
    const after = { name, code };
    await writeAudit(trx, { ...by, action: "client-created", subject: `client:${id}`, after });
    for (const hiddenId of await hiddenClientsNamed(trx, key)) {
      await writeAudit(trx, {
        ...by,
        action: "client-namesake-created",
        subject: `client:${hiddenId}`,
        after: { id, ...after },
        restrictedClientId: hiddenId,
      });
    }
    return { id, name, code };
  });
}

/** By name and code each for itself: a client is not made twice, and a code means one client. */
async function refuseKnown(
  { database, actor }: Context,
  trx: Tx,
  { name, code }: CreateClientBody,
): Promise<void> {
  const candidates = await findClientCandidates(trx, database.dialect, actor.personId, {
    codeKeys: nameKey(code) === "" ? [] : [nameKey(code)],
    nameKeys: [nameKey(name)],
  });
  const find = clientFinder(candidates);
  const named = find({ name, code: "", workItem: "" });
  if (named.client !== null) {
    const message =
      named.match === "alias"
        ? `“${name}” is another spelling of the client ${named.client.name}.`
        : `There is a client ${named.client.name} already.`;
    throw new AppError("client-exists", message, [{ location: "/name", message }]);
  }
  const coded = find({ name: "", code, workItem: "" }).client;
  if (coded !== null) {
    const message = `The code ${coded.code} belongs to the client ${coded.name}.`;
    throw new AppError("client-exists", message, [{ location: "/code", message }]);
  }
}
