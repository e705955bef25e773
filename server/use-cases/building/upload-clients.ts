import { nameKey } from "#shared/names.ts";
import type { UploadEntry } from "#shared/wire/upload.ts";
import { AppError } from "../../domain/app-error.ts";
import { billToOf } from "../../domain/bill-to.ts";
import { billingRefusal } from "../../domain/client-match.ts";
import { rowItems } from "../../domain/uploaded-entries.ts";
import { findClients, findWorkItemBillTos } from "../../storage/clients.ts";
import type { ClientFacts } from "../../storage/clients.ts";
import type { Database, Reader } from "../../storage/database.ts";

export interface UploadClients {
  clientOf(row: UploadEntry): ClientFacts;
  /** Who is billed for the row (R6). */
  billToOf(row: UploadEntry): ClientFacts;
}

/**
 * The clients of uploaded rows and who pays for them. Throws `client-not-found` for those that the person does not
 * know, which says nothing about whether they exist, and `right-missing` for private ones of another team.
 */
export async function gatherUploadClients(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  rows: readonly UploadEntry[],
): Promise<UploadClients> {
  const ids = new Set<string>();
  for (const row of rows) ids.add(row.clientId);
  const clients = new Map<string, ClientFacts>();
  const find = async (wanted: Iterable<string>) => {
    for (const client of await findClients(reader, dialect, personId, wanted)) {
      clients.set(client.id, client);
    }
  };
  await find(ids);
  if (clients.size < ids.size) refuseUnknown(rows, clients);
  if ([...clients.values()].some(({ sight }) => sight === "name")) refuseUnbillable(rows, clients);

  const workItems = new Map<string, Map<string, string>>();
  for (const { clientId, nameKey, billToId } of await findWorkItemBillTos(reader, dialect, ids)) {
    const ofClient = workItems.get(clientId) ?? new Map<string, string>();
    workItems.set(clientId, ofClient.set(nameKey, billToId));
  }
  const billToIds = [...clients.values()].flatMap(({ billToId }) => billToId ?? []);
  await find([...billToIds, ...[...workItems.values()].flatMap((one) => [...one.values()])]);

  const clientOf = ({ clientId }: UploadEntry) => {
    const client = clients.get(clientId);
    if (client === undefined) throw new Error(`Client ${clientId} was not gathered.`);
    return client;
  };
  // Few clients have work items that others pay for; of all others one answer holds for every row.
  const payers = new Map<string, ClientFacts>();
  const payerOf = (row: UploadEntry) => {
    const ofWorkItems = workItems.get(row.clientId);
    const known = ofWorkItems === undefined ? payers.get(row.clientId) : undefined;
    if (known !== undefined) return known;
    const payer = billToOf(clientOf(row), ofWorkItems?.get(nameKey(row.workItem)), clients);
    if (ofWorkItems === undefined) payers.set(row.clientId, payer);
    return payer;
  };
  return { clientOf, billToOf: payerOf };
}

function refuseUnknown(
  rows: readonly UploadEntry[],
  clients: ReadonlyMap<string, ClientFacts>,
): void {
  const unknown = rows.filter(({ clientId }) => !clients.has(clientId));
  if (unknown.length === 0) return;
  const message = "The client of this row does not exist.";
  throw new AppError(
    "client-not-found",
    "The client of some rows does not exist any more. Check the sheet again.",
    rowItems(unknown.map(({ key }) => ({ key, message }))),
  );
}

function refuseUnbillable(
  rows: readonly UploadEntry[],
  clients: ReadonlyMap<string, ClientFacts>,
): void {
  const refused = rows.flatMap(({ key, clientId }) => {
    const client = clients.get(clientId);
    const message = client === undefined ? null : billingRefusal(client);
    return message === null ? [] : [{ key, message }];
  });
  const [first] = refused;
  if (first !== undefined) throw new AppError("right-missing", first.message, rowItems(refused));
}
