import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareMails } from "../../../../server/posting/mail/prepare-mails.ts";
import { forgetLetters } from "../../../../server/storage/posting/delivery-queue.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { storesUnderTest } from "../../../setup/postgres.ts";
import { newPerson } from "../../factories.ts";
import type { Store } from "../../stores.ts";
import { backgroundOf } from "../posting-fixture.ts";
import { newReopenableStore } from "../reopenable-store.ts";
import type { ReopenableStore } from "../reopenable-store.ts";
import { newFirmToSend, newRunToSend, requestSend } from "./sending-fixture.ts";

const invoiceCount = 40;
const addresses = Array.from({ length: invoiceCount }, (_, at) => `c${at}@client.example`);

describe.each(storesUnderTest)("mails that are prepared (%s)", (kind) => {
  let opened: ReopenableStore;
  let store: Store;
  let runId: string;

  beforeEach(async () => {
    opened = await newReopenableStore(kind);
    ({ store } = opened);
    await newFirmToSend(store);
    const poster = await newPerson(store);
    const { run } = await newRunToSend(store, poster, addresses);
    runId = run.id;
    await requestSend(store, poster, run, invoiceCount);
    await postRun({ ...backgroundOf(store), mailConfigured: true }, run.id);
  });
  afterEach(() => opened.remove());

  /** Prepares all; answers with how often some were stored. */
  const prepare = async (drawn: (count: number) => Promise<void> = async () => undefined) => {
    const { database, clock, ids } = store;
    let stored = 0;
    async function* makeDocuments(invoiceIds: AsyncIterable<string>) {
      let count = 0;
      for await (const invoiceId of invoiceIds) {
        await drawn((count += 1));
        yield { invoiceId, bytes: Buffer.from(`%PDF-1.7 of ${invoiceId}`) };
      }
    }
    const around = { goesOn: () => true, onStored: () => (stored += 1) };
    expect(await prepareMails({ database, clock, ids, makeDocuments }, around)).toBe(true);
    return stored;
  };
  const senders = async () => {
    const rows = await store.database.read.selectFrom("deliveries").select("letter").execute();
    return rows.map(({ letter }) => /"fromAddress":"([^"]*)"/.exec(letter ?? "")?.[1]);
  };

  it("are stored a few at a time, also where their documents are drawn already", async () => {
    expect(await prepare()).toBe(3);
    await store.database.write((trx) => forgetLetters(trx, runId));
    expect(await senders()).toEqual(addresses.map(() => undefined));
    expect(await prepare()).toBe(3);
    expect(await senders()).toEqual(addresses.map(() => "office@firm.example"));
  });

  it("say what the firm says when they are stored, not when the first of many was", async () => {
    await prepare(async (count) => {
      if (count !== 20) return;
      await store.database.write((trx) =>
        trx.updateTable("firm").set({ from_address: "mended@firm.example" }).execute(),
      );
    });
    const found = await senders();
    expect(found.filter((sender) => sender === "office@firm.example")).toHaveLength(16);
    expect(found.filter((sender) => sender === "mended@firm.example")).toHaveLength(24);
  });
});
