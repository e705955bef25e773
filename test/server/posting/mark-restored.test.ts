import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "../../../server/storage/audit.ts";
import { readSending } from "../../../server/storage/posting/sending.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { changeSending } from "../../../server/use-cases/deliveries/change-sending.ts";
import { storesUnderTest } from "../../setup/postgres.ts";
import { newPerson } from "../factories.ts";
import { newFirmToSend, newRunToSend, requestSend } from "./mail/sending-fixture.ts";
import { newReopenableStore } from "./reopenable-store.ts";
import type { ReopenableStore } from "./reopenable-store.ts";

const root = join(import.meta.dirname, "../../..");

describe.each(storesUnderTest)("a database restored by other tools (%s)", (kind) => {
  let opened: ReopenableStore;
  let poster: Actor;

  const markRestored = () => {
    const url = kind === "sqlite" ? `sqlite:${opened.location}` : opened.location;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "server/commands/mark-restored.ts")],
      { cwd: root, env: { PATH: process.env["PATH"] ?? "", DATABASE_URL: url }, encoding: "utf8" },
    );
    return { status, said: stdout + stderr };
  };

  beforeEach(async () => {
    opened = await newReopenableStore(kind);
    await newFirmToSend(opened.store);
    poster = await newPerson(opened.store);
  });
  afterEach(() => opened.remove());

  it("sends nothing and gives no number once it is marked, until people have looked", async () => {
    const { store } = opened;
    expect(markRestored()).toEqual({
      status: 0,
      said: expect.stringContaining("Find the last invoice number that was given"),
    });
    const { paused, version } = await readSending(store.database.read);
    expect(paused).toBe(true);
    await expect(changeSending(store.contextFor(poster), version, false)).rejects.toMatchObject({
      code: "numbers-unconfirmed",
    });
    const { run } = await newRunToSend(store, poster, ["a@client.example"]);
    await expect(requestSend(store, poster, run, 1)).rejects.toMatchObject({
      code: "post-blocked",
      message: expect.stringContaining("restored copy"),
    });
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true });
  });

  it("may be marked twice, which changes nothing more", async () => {
    markRestored();
    const before = await readSending(opened.store.database.read);
    expect(markRestored().status).toBe(0);
    expect(await readSending(opened.store.database.read)).toEqual(before);
  });
});
