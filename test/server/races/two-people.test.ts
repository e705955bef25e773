import { afterAll, beforeAll, describe, it } from "vitest";
import type { Database } from "../../../server/storage/database.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { storesUnderTest } from "../../setup/postgres.ts";
import { newPerson } from "../factories.ts";
import { newFirmToPost } from "../posting/posting-fixture.ts";
import { newReopenableStore } from "../posting/reopenable-store.ts";
import type { ReopenableStore } from "../posting/reopenable-store.ts";
import { draftRaces } from "./draft-races.ts";
import { interleave, places } from "./interleaving.ts";
import type { Place } from "./interleaving.ts";
import { postingRaces } from "./posting-races.ts";
import type { Setting } from "./race.ts";
import { rightRaces } from "./right-races.ts";

const races = [...rightRaces, ...draftRaces, ...postingRaces];

describe.each(storesUnderTest)("two people at once (%s)", (kind) => {
  let opened: ReopenableStore;
  let setting: Setting;
  let second: Database;

  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    const { store } = opened;
    // SQLite has one writing connection a process; a second one here would wait for the thread it blocks.
    second = kind === "postgres" ? (await opened.openAnother()).database : store.database;
    await newFirmToPost(store);
    const admin = await newPerson(store, { admin: true });
    const as = (actor: Actor, database: Database) => ({ ...store.contextFor(actor), database });
    setting = { store, admin, as };
  });
  afterAll(() => opened.remove());

  for (const { name, prepare } of races) {
    it.each<[Place, "one" | "other"]>(
      places.flatMap((place) => [
        [place, "one"],
        [place, "other"],
      ]),
    )(`${name} (%s, the %s waits)`, async (place, waiting) => {
      const { one, other, holds } = await prepare(setting);
      const { database } = setting.store;
      if (waiting === "one") {
        const outcomes = await interleave(
          place,
          { database, act: one },
          { database: second, act: other },
        );
        await holds(...outcomes);
      } else {
        const [b, a] = await interleave(
          place,
          { database: second, act: other },
          { database, act: one },
        );
        await holds(a, b);
      }
    });
  }
});
