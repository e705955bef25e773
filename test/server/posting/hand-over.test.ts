import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "../../../server/posting/channel.ts";
import { handOverDue } from "../../../server/posting/hand-over.ts";
import { postRun } from "../../../server/use-cases/posting/post-run.ts";
import { newPerson } from "../factories.ts";
import { storesUnderTest } from "../../setup/postgres.ts";
import type { Store } from "../stores.ts";
import { mailParts, newFirmToSend, newRunToSend, requestSend } from "./mail/sending-fixture.ts";
import { backgroundOf, storedRun } from "./posting-fixture.ts";
import { newReopenableStore } from "./reopenable-store.ts";
import type { ReopenableStore } from "./reopenable-store.ts";

const addresses = ["a@client.example", "b@client.example", "c@client.example"];

describe.each(storesUnderTest)("a lane that hands over (%s)", (kind) => {
  let opened: ReopenableStore;
  let store: Store;
  let runId: string;
  /** Invoices in the order in which the channel got them. */
  let handed: (string | null)[];
  let errors: unknown[];

  beforeEach(async () => {
    opened = await newReopenableStore(kind);
    ({ store } = opened);
    handed = [];
    errors = [];
    await newFirmToSend(store);
    const poster = await newPerson(store);
    const { run } = await newRunToSend(store, poster, addresses);
    runId = run.id;
    await requestSend(store, poster, run, addresses.length);
    const background = { ...backgroundOf(store), mailConfigured: true };
    await postRun(background, run.id);
    await mailParts(store, 1).prepare({ goesOn: () => true, onStored: () => undefined });
  });

  afterEach(() => opened.remove());

  /** Takes everything, as a mail server that answers at once. */
  const channel: Channel = {
    repeatable: false,
    lanes: 1,
    handOver: async ({ invoiceId }) => {
      handed.push(invoiceId);
      return { state: "sent", record: async () => undefined };
    },
    close: () => undefined,
  };
  const handOver = (goesOn: () => Promise<boolean>) =>
    handOverDue(
      { database: store.database, clock: store.clock, onError: (error) => errors.push(error) },
      { channel, name: "mail", number: 0, owner: "this process", goesOn },
    );
  const states = async () => {
    const rows = await store.database.read
      .selectFrom("deliveries")
      .select("state")
      .where("run_id", "=", runId)
      .orderBy("id")
      .execute();
    return rows.map(({ state }) => state);
  };

  it("hands over all that is due, each once, and the run is Posted with the last", async () => {
    expect(await handOver(async () => true)).toBe(true);
    expect(new Set(handed).size).toBe(3);
    expect(handed).toHaveLength(3);
    expect(await states()).toEqual(["sent", "sent", "sent"]);
    expect((await storedRun(store, runId)).run.status).toBe("posted");
    expect(await handOver(async () => true)).toBe(false);
  });

  it("takes up nothing more when it is not to go on, and leaves nothing in hand", async () => {
    await handOver(async () => false);
    expect(await states()).toEqual(["sent", "queued", "queued"]);
    expect((await storedRun(store, runId)).run.status).toBe("posting");
  });

  it("writes what became of one also when nobody can say whether to go on", async () => {
    const broken = new Error("The connection of the lock is lost.");
    await handOver(() => Promise.reject(broken));
    expect(await states()).toEqual(["sent", "queued", "queued"]);
    expect(errors).toEqual([broken]);
  });

  it("takes up no more than the firm sends in a minute, and goes on in the next", async () => {
    await store.database.write((trx) =>
      trx.updateTable("firm").set({ mails_per_minute: 2 }).execute(),
    );
    await handOver(async () => true);
    expect(await states()).toEqual(["sent", "sent", "queued"]);
    expect(await handOver(async () => true)).toBe(false);
    store.clock.advanceSeconds(61);
    await handOver(async () => true);
    expect(await states()).toEqual(["sent", "sent", "sent"]);
  });
});
