import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkpointThread } from "../../../server/storage/stores/checkpoint-thread.ts";

describe("the thread that takes the log into the file", () => {
  let folder: string;
  let path: string;
  let connection: BetterSqlite3.Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-checkpoint-"));
    path = join(folder, "firm.sqlite");
    connection = new BetterSqlite3(path);
    connection.pragma("journal_mode = wal");
    connection.pragma("wal_autocheckpoint = 0");
    connection.exec("create table notes (text text)");
  });
  afterEach(async () => {
    connection.close();
    await rm(folder, { recursive: true, force: true });
  });

  const write = () => connection.prepare("insert into notes values (?)").run("x".repeat(100_000));

  it("does it again and again", async () => {
    const thread = checkpointThread(path);
    for (let round = 1; round <= 3; round += 1) {
      write();
      await thread.checkpoint();
      expect((await stat(path)).size).toBeGreaterThan(round * 100_000);
    }
    await thread.end();
  });

  it("answers also when it is wanted at the moment at which it ends for want of work", async () => {
    const thread = checkpointThread(path, 0);
    for (let round = 0; round < 30; round += 1) {
      write();
      await thread.checkpoint();
      for (let turns = 0; turns < round % 5; turns += 1) await turn();
    }
    await thread.end();
    expect((await stat(path)).size).toBeGreaterThan(30 * 100_000);
  });

  it("says so when it cannot, and can again afterwards", async () => {
    const other = join(folder, "other.sqlite");
    const thread = checkpointThread(other);
    await expect(thread.checkpoint()).rejects.toThrow();
    await writeFile(other, "");
    await thread.checkpoint();
    await thread.end();
  });
});
