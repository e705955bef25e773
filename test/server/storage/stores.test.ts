import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { bulkInsert } from "../../../server/storage/bulk-insert.ts";
import { exactNumber } from "../../../server/storage/stores/postgres.ts";
import {
  newClient,
  newEntry,
  newFirm,
  newInvoice,
  newNumberSeries,
  newPeriod,
  newPerson,
  newRun,
  newTaxRate,
} from "../factories.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("a store", (store) => {
  it("closes after what is being written, and what waits for its turn", async () => {
    const again = await store.reopen();
    const writeSlowly = () =>
      again.write(async (trx) => {
        await nextTurn();
        const query = sql<{ one: number }>`select 1 as one`;
        return (await query.execute(trx)).rows;
      });
    const written = [writeSlowly(), writeSlowly()];
    await again.close();
    expect(await Promise.all(written)).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  });

  it("gives back what was stored, with exact numbers, text and bytes", async () => {
    await newFirm(store);
    await newPeriod(store);
    await newTaxRate(store);
    await newNumberSeries(store);
    const person = await newPerson(store);
    const client = await newClient(store, {
      name: "Łódź 𝒜 & Søn",
      privacy: "hidden",
      team: [person],
    });
    const run = await newRun(store, person);
    const invoice = await newInvoice(store, run, client, {
      net_minor: 9_007_199_254_740_991,
      tax_minor: 0,
      gross_minor: 9_007_199_254_740_991,
    });
    await newEntry(store, invoice);
    await store.database.write((trx) =>
      trx
        .insertInto("documents")
        .values({
          id: "d1",
          media_type: "text/csv",
          file_name: "a.csv",
          sha256: "",
          size_bytes: 3,
          bytes: new Uint8Array([0, 255, 10]),
          created_at: store.clock.now(),
        })
        .execute(),
    );
    const { read } = store.database;
    const stored = await read.selectFrom("invoices").selectAll().executeTakeFirstOrThrow();
    expect(stored).toEqual(invoice);
    expect(stored.gross_minor).toBe(9_007_199_254_740_991);
    const document = await read.selectFrom("documents").selectAll().executeTakeFirstOrThrow();
    expect([...document.bytes]).toEqual([0, 255, 10]);
    const counted = await read
      .selectFrom("entries")
      .select((e) => [
        e.fn.countAll<number>().as("count"),
        e.fn.sum<number>("value_minor").as("sum"),
      ])
      .executeTakeFirstOrThrow();
    expect(counted).toEqual({ count: 1, sum: 10_000 });
  });

  it("rolls everything back when the work throws", async () => {
    const before = await store.database.read.selectFrom("people").selectAll().execute();
    const work = store.database.write(async (trx) => {
      await trx.updateTable("people").set({ name: "Changed" }).execute();
      throw new Error("stop");
    });
    await expect(work).rejects.toThrow("stop");
    expect(await store.database.read.selectFrom("people").selectAll().execute()).toEqual(before);
  });

  it("runs writers one after another and lets readers read what was committed before", async () => {
    const steps: string[] = [];
    const { promise: hold, resolve: release } = Promise.withResolvers<void>();
    const firmName = () =>
      store.database.read.selectFrom("firm").select("name").executeTakeFirstOrThrow();
    const old = await firmName();
    const { promise: written, resolve: markWritten } = Promise.withResolvers<void>();
    const first = store.database.write(async (trx) => {
      await trx.updateTable("firm").set({ name: "First" }).execute();
      markWritten();
      await hold;
      steps.push("first");
    });
    const second = store.database.write(async (trx) => {
      steps.push("second");
      return trx.selectFrom("firm").select("name").executeTakeFirstOrThrow();
    });
    await written;
    expect(await firmName()).toEqual(old);
    release();
    await first;
    expect(await second).toEqual({ name: "First" });
    expect(steps).toEqual(["first", "second"]);
  });

  it("says so when a transaction is opened inside another, where it would wait for ever", async () => {
    const nested = store.database.write(() => store.database.write(() => Promise.resolve()));
    await expect(nested).rejects.toThrow("only its own connection");
    await store.database.write(() => Promise.resolve());
  });

  it("inserts any number of rows in bulk and gives other work its turn meanwhile", async () => {
    const person = await newPerson(store);
    const invoice = await newInvoice(store, await newRun(store, person), await newClient(store));
    const { id: _id, ...sample } = await newEntry(store, invoice);
    const rows = Array.from({ length: 20_233 }, (_, index) => ({
      ...sample,
      key: `bulk ${index}`,
      description: index % 2 ? "plain" : 'quotes " \\ \n and ✓',
      date: index % 3 ? null : "2026-11-03",
    }));
    let turns = 0;
    const ticker = setInterval(() => turns++, 1);
    await store.database.write((trx) => bulkInsert(trx, store.database.dialect, "entries", rows));
    clearInterval(ticker);
    expect(turns).toBeGreaterThan(2);
    const stored = await store.database.read
      .selectFrom("entries")
      .selectAll()
      .where("key", "like", "bulk %")
      .orderBy("id")
      .execute();
    expect(stored.map(({ id: _number, ...row }) => row)).toEqual(rows);
  });

  it("orders text by its bytes, whatever the language of the database", async () => {
    const names = ["b", "B", "ä", "a", "Z", "_", "z"];
    for (const name of names) await newClient(store, { name, code: "order" });
    const ordered = await store.database.read
      .selectFrom("clients")
      .select("name")
      .where("code", "=", "order")
      .orderBy("name")
      .execute();
    expect(ordered.map(({ name }) => name)).toEqual([...names].sort());
  });

  it("keeps the settings on which durability rests", async () => {
    await store.database.write(async (trx) => {
      const [row] =
        store.kind === "sqlite"
          ? (await sql<{ synchronous: number }>`pragma synchronous`.execute(trx)).rows
          : (await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(trx)).rows;
      expect(row).toEqual(
        store.kind === "sqlite" ? { synchronous: 2 } : { synchronous_commit: "on" },
      );
    });
  });
});

describeOnEachStore("opening a store", (store) => {
  it("refuses a database that a newer version has made, in a sentence", async () => {
    const later = await store.database.write((trx) =>
      sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'now')`.execute(trx),
    );
    expect(later.numAffectedRows).toBe(1n);
    await expect(store.reopen()).rejects.toThrow("made by a newer version of this program");
  });
});

describe("numbers of PostgreSQL", () => {
  it("are exact or refused", () => {
    expect(exactNumber("9007199254740991")).toBe(9_007_199_254_740_991);
    expect(exactNumber("-12")).toBe(-12);
    expect(exactNumber("1.50")).toBe(1.5);
    expect(() => exactNumber("9007199254740993")).toThrow("too large to be exact");
  });
});
