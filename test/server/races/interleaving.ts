import type { Database } from "../../../server/storage/database.ts";

/** Where the first of two acts stands still while the other one comes. */
export const places = ["before its transaction", "inside its transaction"] as const;
export type Place = (typeof places)[number];

export type Outcome = PromiseSettledResult<unknown>;

/**
 * Runs `first` up to the place, lets `second` come, and then lets both end. Before its transaction: the second one
 * is done by then. Inside, with everything written and nothing committed: the second one has asked for its own
 * transaction and must wait. Nothing here hangs on time.
 */
export async function interleave(
  place: Place,
  first: { database: Database; act: (database: Database) => Promise<unknown> },
  second: { database: Database; act: (database: Database) => Promise<unknown> },
): Promise<[Outcome, Outcome]> {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const stopping = stoppedDatabase(first.database, place, reached.resolve, released.promise);
  const firstDone = settled(first.act(stopping));
  // An act that is refused before it asks for a transaction never stops.
  await Promise.race([reached.promise, firstDone]);
  const secondDone = settled(second.act(askingDatabase(second.database, asked.resolve)));
  await (place === "before its transaction"
    ? secondDone
    : Promise.race([asked.promise, secondDone]));
  released.resolve();
  return [await firstDone, await secondDone];
}

/** Only its first transaction stops: what follows upon that one is no part of the race. */
function stoppedDatabase(
  database: Database,
  place: Place,
  reached: () => void,
  released: Promise<void>,
): Database {
  let isFirst = true;
  const stop = async () => {
    reached();
    await released;
  };
  return {
    dialect: database.dialect,
    read: database.read,
    close: () => database.close(),
    async write(work) {
      if (!isFirst) return database.write(work);
      isFirst = false;
      if (place === "before its transaction") {
        await stop();
        return database.write(work);
      }
      return database.write(async (trx) => {
        const result = await work(trx);
        await stop();
        return result;
      });
    },
  };
}

function askingDatabase(database: Database, asked: () => void): Database {
  return {
    dialect: database.dialect,
    read: database.read,
    close: () => database.close(),
    write(work) {
      const result = database.write(work);
      asked();
      return result;
    },
  };
}

async function settled(act: Promise<unknown>): Promise<Outcome> {
  const [outcome] = await Promise.allSettled([act]);
  return outcome;
}
