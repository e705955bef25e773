import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifyAudit } from "../../../server/storage/audit.ts";
import { saveDeliveryState } from "../../../server/storage/posting/deliveries.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { requestPost } from "../../../server/use-cases/posting/request-post.ts";
import { storesUnderTest } from "../../setup/postgres.ts";
import { newPerson } from "../factories.ts";
import {
  auditOf,
  deliverAll,
  exportOf,
  issue,
  missingNumbers,
  newClients,
  newFirmToPost,
  newRunToPost,
  startLoop,
  storedRun,
} from "./posting-fixture.ts";
import { newReopenableStore } from "./reopenable-store.ts";
import type { ReopenableStore } from "./reopenable-store.ts";

describe.each(storesUnderTest)("a restart while posting (%s)", (kind) => {
  let opened: ReopenableStore;
  let poster: Actor;
  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    await newFirmToPost(opened.store);
    poster = await newPerson(opened.store);
  });
  afterAll(() => opened.remove());

  /** Its exit: null with a signal, else the code. */
  const runUntilKilled = (killAt: number, when: "before" | "after") =>
    new Promise<{ code: number | null; signal: string | null; errors: string }>((resolve) => {
      const script = join(import.meta.dirname, "killed-server.ts");
      const args = [script, kind, opened.location, String(killAt), when];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
      let errors = "";
      child.stderr.on("data", (part) => {
        errors += String(part);
      });
      child.on("close", (code, signal) => {
        resolve({ code, signal, errors });
      });
    });

  const windows = [
    // The first write is the process's sign of life.
    ["before the posting transaction commits", 2, "before"],
    ["between the posting transaction and the file", 2, "after"],
    ["while the delivery is being taken up", 3, "before"],
    ["while the file is being written", 3, "after"],
    ["before the file and its marks are stored", 4, "before"],
    ["after the file and its marks are stored", 4, "after"],
  ] as const;
  it.each(windows)(
    "continues to one posted run and one file when killed %s",
    async (_, at, when) => {
      const { store } = opened;
      const { run } = await newRunToPost(store, poster, await newClients(store, 3));
      await requestPost(store.contextFor(poster), run.id, run.version, exportOf(3));
      const killed = await runUntilKilled(at, when);
      expect(killed).toMatchObject({ code: null, signal: "SIGKILL", errors: "" });

      // PostgreSQL takes a moment to see that the other process is gone and to give its lock back.
      const errors: unknown[] = [];
      const loop = startLoop(store, errors, 0.02);
      await vi.waitFor(
        async () => expect((await storedRun(store, run.id)).run.status).toBe("posted"),
        10_000,
      );
      await loop.stop();
      expect(errors).toEqual([]);
      const after = await storedRun(store, run.id);
      expect(after.exports).toHaveLength(1);
      expect(after.deliveries).toMatchObject([{ state: "sent" }]);
      expect(after.lineCount).toBe(3);
      expect(await auditOf(store, `run:${run.id}`)).toEqual([
        "run-post-requested",
        "export-written",
        "run-posted",
      ]);
      expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true });
      expect(await missingNumbers(store)).toEqual([]);
    },
  );

  it("gives a failed export another chance at the next start", async () => {
    const { store } = opened;
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    await issue(store, poster, run, 1);
    await store.database.write(async (trx) => {
      const [delivery] = (await storedRun(store, run.id)).deliveries;
      if (delivery === undefined) throw new Error("No delivery.");
      await saveDeliveryState(trx, delivery, "sending", store.clock.now());
      const sending = { id: delivery.id, state: "sending" as const };
      await saveDeliveryState(trx, sending, "failed", store.clock.now(), "The disk was full.");
    });
    await deliverAll(store);
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
  });

  it("leaves in doubt what was being mailed, for a person to decide", async () => {
    const { store } = opened;
    const { run, invoices } = await newRunToPost(store, poster, await newClients(store, 1));
    await issue(store, poster, run, 1);
    await deliverAll(store);
    await store.database.write((trx) =>
      trx
        .insertInto("deliveries")
        .values({
          id: store.ids.next(),
          run_id: run.id,
          invoice_id: invoices[0]?.id ?? null,
          channel: "mail",
          state: "sending",
          attempts: 1,
          message: null,
          updated_at: store.clock.now(),
        })
        .execute(),
    );
    await deliverAll(store);
    const { deliveries } = await storedRun(store, run.id);
    expect(deliveries.find(({ channel }) => channel === "mail")).toMatchObject({
      state: "in-doubt",
      attempts: 1,
    });
  });
});
