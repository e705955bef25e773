import type { RateCardLine } from "#shared/rate-card.ts";
import type { Reader, Tx } from "./database.ts";
import { clientSightOf } from "./visibility.ts";

/** A rate as it is set up; it names a client by id. */
export interface NewRate extends Omit<RateCardLine, "client"> {
  id: string;
  clientId: string | null;
}

export async function insertRates(trx: Tx, rates: readonly NewRate[]): Promise<void> {
  if (rates.length === 0) return;
  await trx
    .insertInto("rate_cards")
    .values(
      rates.map(({ id, clientId, person, task, currency, rateMicro, startsOn, endsOn }) => ({
        id,
        client_id: clientId,
        person,
        task,
        currency,
        rate_micro: rateMicro,
        starts_on: startsOn,
        ends_on: endsOn,
      })),
    )
    .execute();
}

/**
 * The firm's rates, by id. Those of a client come under its name and under its code, and only for whoever may know
 * all of the client: of a private one others know the name alone (R5).
 */
export async function listRates(reader: Reader, personId: string): Promise<RateCardLine[]> {
  const rows = await reader
    .selectFrom("rate_cards")
    .leftJoin("clients", "clients.id", "rate_cards.client_id")
    .selectAll("rate_cards")
    .select(["clients.name", "clients.code"])
    .select(clientSightOf(personId).as("sight"))
    .orderBy("rate_cards.id")
    .execute();
  return rows.flatMap((row): RateCardLine[] => {
    const { person, task, currency } = row;
    const rate = { person, task, currency, rateMicro: row.rate_micro };
    const line = { ...rate, startsOn: row.starts_on, endsOn: row.ends_on };
    if (row.client_id === null) return [{ client: null, ...line }];
    if (row.sight !== "full") return [];
    return [row.name, row.code].flatMap((client) =>
      client === null || client === "" ? [] : { client, ...line },
    );
  });
}
