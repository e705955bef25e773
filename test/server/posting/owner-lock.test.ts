import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { acquireOwnerLock } from "../../../server/storage/posting/owner-lock.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { requestPost } from "../../../server/use-cases/posting/request-post.ts";
import { storesUnderTest } from "../../setup/postgres.ts";
import { newPerson } from "../factories.ts";
import {
  deliverAll,
  exportOf,
  newClients,
  newFirmToPost,
  newRunToPost,
  startLoop,
  storedRun,
} from "./posting-fixture.ts";
import { newReopenableStore } from "./reopenable-store.ts";
import type { ReopenableStore } from "./reopenable-store.ts";

describe.each(storesUnderTest)("who hands over (%s)", (kind) => {
  let opened: ReopenableStore;
  let poster: Actor;
  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    await newFirmToPost(opened.store);
    poster = await newPerson(opened.store);
  });
  afterAll(() => opened.remove());

  it("is a process for as long as it lives", async () => {
    const other = await opened.openAnother();
    const first = await acquireOwnerLock(opened.store.database, 1);
    expect(await first?.isHeld()).toBe(true);
    // SQLite has one such process, PostgreSQL any number, each under its own name.
    const second = await acquireOwnerLock(other.database, kind === "sqlite" ? 2 : 1);
    expect(second).toBeNull();
    await first?.release();
    const third = await acquireOwnerLock(other.database, 1);
    expect(await third?.isHeld()).toBe(true);
    await third?.release();
  });

  it("knows of others whether they have ended, and of itself that it has not", async () => {
    const other = await opened.openAnother();
    const ended = await acquireOwnerLock(other.database, 11);
    const name = ended?.owner ?? "";
    await ended?.release();
    const lock = await acquireOwnerLock(opened.store.database, 12);
    expect(await lock?.hasEnded(name)).toBe(true);
    expect(await lock?.hasEnded(null)).toBe(true);
    expect(await lock?.hasEnded(lock.owner)).toBe(false);
    await lock?.release();
  });

  it("does not disturb reading and writing", async () => {
    const lock = await acquireOwnerLock(opened.store.database, 1);
    const other = await opened.openAnother();
    await newPerson(other);
    await newPerson(opened.store);
    await lock?.release();
  });

  it("finds by itself what another process has asked for", async () => {
    const { store } = opened;
    const owner = startLoop(await opened.openAnother(), [], 0.02);
    await owner.whenIdle();
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
    await vi.waitFor(
      async () => expect((await storedRun(store, run.id)).run.status).toBe("posted"),
      10_000,
    );
    await owner.stop();
  });

  it("stops between two runs and leaves the rest for the next start", async () => {
    const { store } = opened;
    const runs = [];
    for (let count = 0; count < 3; count += 1) {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
      runs.push(run);
    }
    const errors: unknown[] = [];
    await startLoop(store, errors).stop();
    await deliverAll(store);
    for (const { id } of runs) expect((await storedRun(store, id)).run.status).toBe("posted");
    expect(errors).toEqual([]);
  });
});

describe.each(storesUnderTest.filter((kind) => kind === "sqlite"))("one owner (%s)", (kind) => {
  let opened: ReopenableStore;
  let poster: Actor;
  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    await newFirmToPost(opened.store);
    poster = await newPerson(opened.store);
  });
  afterAll(() => opened.remove());

  it("lets no other process take anything up, and the next one goes on when it ends", async () => {
    const { store } = opened;
    const other = await opened.openAnother();
    const owner = startLoop(other);
    await owner.whenIdle();
    const { run } = await newRunToPost(store, poster, await newClients(store, 2));
    await requestPost(store.contextFor(poster), run.id, run.version, exportOf(2));
    await deliverAll(store);
    expect((await storedRun(store, run.id)).run.status).toBe("posting");
    owner.wake();
    await owner.whenIdle();
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
    await owner.stop();
  });
});

/** SQLite's lock is a file of this very process and has no connection that could break. */
const connectedStores = storesUnderTest.filter((kind) => kind === "postgres");

describe.each(connectedStores)("a broken connection of the owner (%s)", (kind) => {
  let opened: ReopenableStore;
  let poster: Actor;
  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    await newFirmToPost(opened.store);
    poster = await newPerson(opened.store);
  });
  afterAll(() => opened.remove());

  it("takes the lock again when its connection breaks, and the process lives on", async () => {
    const { store } = opened;
    const errors: unknown[] = [];
    const loop = startLoop(store, errors);
    await loop.whenIdle();
    const other = await opened.openAnother();
    const { rows } = await sql<{ ended: boolean }>`
        select pg_terminate_backend(pid) as ended from pg_locks
        where locktype = 'advisory' and classid = 4201978 and database =
          (select oid from pg_database where datname = current_database())`.execute(
      other.database.read,
    );
    expect(rows).toEqual([{ ended: true }]);
    const { run } = await newRunToPost(other, poster, await newClients(other, 1));
    await requestPost(other.contextFor(poster), run.id, run.version, exportOf(1));
    loop.wake();
    await loop.whenIdle();
    await loop.stop();
    expect((await storedRun(other, run.id)).run.status).toBe("posted");
    expect(errors).toEqual([]);
  });
});
