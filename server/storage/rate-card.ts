import type { RateCardLine } from "#shared/rate-card.ts";
import type { RateView } from "#shared/wire/rate-card.ts";
import type { Reader, Tx } from "./database.ts";
import { clientSightOf } from "./visibility.ts";

/** A rate as it is set up; it names a client by id. */
export interface NewRate extends Omit<RateCardLine, "client"> {
  id: string;
  clientId: string | null;
}

export async function insertRates(trx: Tx, rates: readonly NewRate[]): Promise<void> {
  if (rates.length === 0) return;
  await trx.insertInto("rate_cards").values(rates.map(rateColumns)).execute();
}

/** Writes what a rate holds now. */
export async function saveRate(trx: Tx, rate: NewRate, version: number): Promise<void> {
  await trx
    .updateTable("rate_cards")
    .set({ ...rateColumns(rate), version })
    .where("id", "=", rate.id)
    .execute();
}

export async function deleteRate(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom("rate_cards").where("id", "=", id).execute();
}

function rateColumns(rate: NewRate) {
  return {
    id: rate.id,
    client_id: rate.clientId,
    person: rate.person,
    task: rate.task,
    currency: rate.currency,
    rate_micro: rate.rateMicro,
    starts_on: rate.startsOn,
    ends_on: rate.endsOn,
  };
}

/**
 * The firm's rates, by id. Those of a client come under its name and under its code, and only for whoever may know
 * all of the client: of a private one others know the name alone (R5).
 */
export async function listRates(reader: Reader, personId: string): Promise<RateCardLine[]> {
  const rates = await listKnownRates(reader, personId);
  return rates.flatMap(
    ({ client, person, task, currency, rateMicro, startsOn, endsOn }): RateCardLine[] => {
      const line = { person, task, currency, rateMicro, startsOn, endsOn };
      if (client === null) return [{ client, ...line }];
      return [client.name, client.code].flatMap((name) =>
        name === "" ? [] : [{ client: name, ...line }],
      );
    },
  );
}

/** A rate with what is needed to change it. */
export interface KnownRate extends RateView {
  /** The client is private or hidden. */
  restricted: boolean;
}

/** The same rates one by one. */
export async function listKnownRates(reader: Reader, personId: string): Promise<KnownRate[]> {
  const rows = await reader
    .selectFrom("rate_cards")
    .leftJoin("clients", "clients.id", "rate_cards.client_id")
    .selectAll("rate_cards")
    .select(["clients.name", "clients.code", "clients.privacy"])
    .select(clientSightOf(personId).as("sight"))
    .orderBy("rate_cards.id")
    .execute();
  return rows.flatMap((row): KnownRate[] => {
    const { id, client_id: clientId, person, task, currency, version } = row;
    if (clientId !== null && row.sight !== "full") return [];
    return [
      {
        id,
        client:
          clientId === null ? null : { id: clientId, code: row.code ?? "", name: row.name ?? "" },
        person,
        task,
        currency,
        rateMicro: row.rate_micro,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        version,
        restricted: clientId !== null && row.privacy !== "public",
      },
    ];
  });
}
