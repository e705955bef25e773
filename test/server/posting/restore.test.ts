import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "../../../server/storage/audit.ts";
import { listNumberSeries } from "../../../server/storage/posting/number-series.ts";
import { acquireOwnerLock } from "../../../server/storage/posting/owner-lock.ts";
import { readSending } from "../../../server/storage/posting/sending.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { changeSending } from "../../../server/use-cases/deliveries/change-sending.ts";
import { changeNumberSeries } from "../../../server/use-cases/number-series/change-number-series.ts";
import { postRun } from "../../../server/use-cases/posting/post-run.ts";
import { newPerson } from "../factories.ts";
import type { Store } from "../stores.ts";
import { startFaultServer } from "./mail/fault-smtp.ts";
import type { FaultServer } from "./mail/fault-smtp.ts";
import { newFirmToSend, newRunToSend, requestSend, sendAll } from "./mail/sending-fixture.ts";
import { backgroundOf, storedRun } from "./posting-fixture.ts";
import { openStore, storeOn } from "./reopenable-store.ts";

const root = join(import.meta.dirname, "../../..");
const addresses = ["a@client.example", "b@client.example", "c@client.example"];

describe("a backup and its restore", () => {
  let folder: string;
  let path: string;
  let copy: string;
  let store: Store;
  let poster: Actor;
  let server: FaultServer;
  let runId: string;

  const command = (name: "backup" | "restore", file: string, url = `sqlite:${path}`) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, `server/commands/${name}.ts`), file],
      { cwd: root, env: { PATH: process.env["PATH"] ?? "", DATABASE_URL: url }, encoding: "utf8" },
    );
    return { status, said: stdout + stderr };
  };
  /** As the admin does who has found that the copy knows the last number. */
  const confirmNumbers = async () => {
    const admin = store.contextFor(await newPerson(store, { admin: true }));
    for (const { series, version, prefix, nextNumber } of await listNumberSeries(
      store.database.read,
    )) {
      const body = { prefix, nextNumber, leaveGap: false };
      await changeNumberSeries(admin, series, version, body);
    }
  };
  const open = async () => storeOn("sqlite", path, await openStore("sqlite", path));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-restore-"));
    path = join(folder, "firm.sqlite");
    copy = join(folder, "copy.sqlite");
    server = await startFaultServer({ fault: () => null });
    store = await open();
    await newFirmToSend(store);
    poster = await newPerson(store);
    const { run } = await newRunToSend(store, poster, addresses);
    runId = run.id;
    await requestSend(store, poster, run, addresses.length);
    await postRun(backgroundOf(store), run.id);
  });
  afterEach(async () => {
    await store.database.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("is taken while the server runs, and restored sends nothing by itself until a person resumes", async () => {
    expect(command("backup", copy)).toEqual({
      status: 0,
      said: expect.stringContaining("sending is paused inside it"),
    });
    await sendAll(store, server.port);
    expect(server.accepted).toHaveLength(3);
    await store.database.close();

    const restored = command("restore", copy);
    expect(restored).toEqual({ status: 0, said: expect.stringContaining("Sending is paused") });
    store = await open();
    expect((await storedRun(store, runId)).run.status).toBe("posting");
    await sendAll(store, server.port);
    store.clock.advanceSeconds(86_400);
    await sendAll(store, server.port);
    expect(server.accepted).toHaveLength(3);
    const { paused, reason, version } = await readSending(store.database.read);
    expect({ paused, reason }).toEqual({
      paused: true,
      reason: expect.stringContaining("may have been sent since"),
    });
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true });

    await confirmNumbers();
    await changeSending(store.contextFor(poster), version, false);
    await sendAll(store, server.port);
    expect(server.accepted).toHaveLength(6);
    expect((await storedRun(store, runId)).run.status).toBe("posted");
  });

  it("gives no number, and lets nobody resume, before an admin has confirmed which comes next", async () => {
    command("backup", copy);
    await store.database.close();
    expect(command("restore", copy).said).toContain("Find the last invoice number that was given");
    store = await open();
    const { version } = await readSending(store.database.read);
    const resumed = changeSending(store.contextFor(poster), version, false);
    await expect(resumed).rejects.toMatchObject({ code: "numbers-unconfirmed" });
    const { run } = await newRunToSend(store, poster, ["d@client.example"]);
    await expect(requestSend(store, poster, run, 1)).rejects.toMatchObject({
      code: "post-blocked",
      message: expect.stringContaining("restored copy"),
    });

    await confirmNumbers();
    await requestSend(store, poster, run, 1);
    await changeSending(store.contextFor(poster), version, false);
    expect((await readSending(store.database.read)).paused).toBe(false);
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true });
  });

  it("keeps what it replaced beside it, with all that was done since", async () => {
    command("backup", copy);
    await sendAll(store, server.port);
    await store.database.close();
    command("restore", copy);
    const kept = (await readdir(folder)).find((name) => name.startsWith("firm.sqlite.replaced-"));
    path = join(folder, kept ?? "");
    store = await open();
    expect((await storedRun(store, runId)).run.status).toBe("posted");
    expect(existsSync(join(folder, "firm.sqlite.restoring"))).toBe(false);
  });

  it("is not restored under a running server, nor under a program that has the file open", async () => {
    command("backup", copy);
    const lock = await acquireOwnerLock(store.database, 1);
    expect(command("restore", copy)).toEqual({
      status: 1,
      said: expect.stringContaining("A server is running on this database"),
    });
    await lock?.release();
    expect(command("restore", copy)).toEqual({
      status: 1,
      said: expect.stringContaining("Another program has the database open"),
    });
    await sendAll(store, server.port);
    expect((await storedRun(store, runId)).run.status).toBe("posted");
  });

  it("is for its owner alone, and never written over another file", async () => {
    command("backup", copy);
    expect((await stat(copy)).mode & 0o077).toBe(0);
    expect(command("backup", copy)).toEqual({
      status: 1,
      said: expect.stringContaining("already"),
    });
  });

  it("is refused when it is damaged or its audit was changed, and the database stays", async () => {
    const { size } = await stat(path);
    await writeFile(copy, "This is no database at all.".repeat(100));
    expect(command("restore", copy)).toEqual({
      status: 1,
      said: expect.stringContaining("cannot be copied: file is not a database"),
    });
    command("backup", join(folder, "good.sqlite"));
    const forged = await openStore("sqlite", join(folder, "good.sqlite"));
    // Whoever can write the file can also take the guard away.
    await forged.write(async (trx) => {
      await sql`drop trigger audit_kept`.execute(trx);
      await trx.updateTable("audit").set({ action: "nothing" }).where("sequence", "=", 1).execute();
    });
    await forged.close();
    await store.database.close();
    expect(command("restore", join(folder, "good.sqlite"))).toEqual({
      status: 1,
      said: expect.stringContaining("does not hold"),
    });
    expect((await stat(path)).size).toBeGreaterThanOrEqual(size);
    store = await open();
    expect((await storedRun(store, runId)).run.status).toBe("posting");
  });

  it("points to PostgreSQL's own tools there", () => {
    const there = command("backup", copy, "postgres://user:word@127.0.0.1/firm");
    expect(there).toEqual({ status: 1, said: expect.stringContaining("pg_dump") });
  });
});
