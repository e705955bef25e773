import { setTimeout as wait } from "node:timers/promises";
import { listDeliveriesIn } from "../../../../server/storage/posting/deliveries.ts";
import { decideDelivery } from "../../../../server/use-cases/deliveries/decide-delivery.ts";
import { retryDelivery } from "../../../../server/use-cases/deliveries/retry-delivery.ts";
import { resumeRun } from "../../../../server/use-cases/posting/resume-run.ts";
import { newClient, newPerson } from "../../factories.ts";
import type { Store } from "../../stores.ts";
import { newFirmToSend, requestSend } from "../mail/sending-fixture.ts";
import { newRunToPost } from "../posting-fixture.ts";
import { newReopenableStore } from "../reopenable-store.ts";
import type { ReopenableStore } from "../reopenable-store.ts";
import { randomFaults } from "./random-fault.ts";
import { startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";
import { startServer } from "./server-process.ts";
import type { Behaviour } from "./server-process.ts";
import { untrulyPosted } from "./verdict.ts";

export interface CrashPlan {
  random: () => number;
  kills: number;
  /** The share of messages to which something happens at the receiver. */
  faultShare: number;
  invoicesPerRun: number;
  /** A server is killed at the latest when this many more were taken. */
  takenPerLife: number;
}

/** A firm that sends, a receiver that fails at random, and the person who looks after what is in doubt. */
export interface CrashScene {
  opened: ReopenableStore;
  receiver: Receiver;
  /** Invoices of all runs so far. */
  invoiceCount(): number;
  decisionCount(): number;
  /** Makes a run of that many invoices and asks for it to be posted by sending. */
  request(invoiceCount: number): Promise<void>;
  /** Time passes, as for a server that was running all the while. */
  pass(seconds: number): Promise<void>;
  /** A person asks the receiver about what is in doubt, has what failed tried again, and resumes what was halted. */
  decide(): Promise<void>;
  /** What is not done, in whatever state. */
  openCount(): Promise<number>;
  /** Lets servers run to their end until all is sent. */
  finish(behaviour?: Behaviour): Promise<void>;
  close(): Promise<void>;
}

export async function newCrashScene(
  kind: Store["kind"],
  { random, faultShare }: Pick<CrashPlan, "random" | "faultShare">,
  halting = true,
): Promise<CrashScene> {
  const opened = await newReopenableStore(kind);
  const { store } = opened;
  await newFirmToSend(store);
  await store.database.write((trx) =>
    trx.updateTable("firm").set({ mails_per_minute: 1_000_000 }).execute(),
  );
  const poster = await newPerson(store);
  const client = await newClient(store);
  const receiver = await startReceiver(randomFaults(random, faultShare, halting));
  let invoiceCount = 0;
  let decisionCount = 0;
  const context = store.contextFor(poster);
  const scene: CrashScene = {
    opened,
    receiver,
    invoiceCount: () => invoiceCount,
    decisionCount: () => decisionCount,
    async request(count) {
      const clients = Array.from({ length: count }, () => client);
      const { run } = await newRunToPost(store, poster, clients);
      await requestSend(store, poster, run, count);
      invoiceCount += count;
    },
    async pass(seconds) {
      store.clock.advanceSeconds(seconds);
      await store.database.write((trx) =>
        trx.updateTable("sending").set({ heartbeat_at: store.clock.now() }).execute(),
      );
    },
    async decide() {
      await receiver.whenQuiet();
      for (const doubt of await listDeliveriesIn(store.database.read, "in-doubt")) {
        const arrived = receiver.hasTaken(doubt.invoiceId ?? "", doubt.attemptGroup);
        const decision = arrived ? "arrived" : "send-again";
        const body = { decision, note: "Asked the receiver." } as const;
        await decideDelivery(context, doubt.id, doubt.version, body);
        decisionCount += 1;
      }
      for (const failed of await listDeliveriesIn(store.database.read, "failed")) {
        await retryDelivery(context, failed.id, failed.version, {});
      }
      for (const runId of await haltedRuns(store)) await resumeRun(context, runId);
    },
    openCount: () => openCount(store),
    async finish(behaviour = "careful") {
      while ((await scene.openCount()) > 0) {
        const server = startServer(opened, receiver.port, behaviour);
        await server.whenIdle;
        await server.stop();
        await scene.decide();
        await scene.pass(3_600);
      }
    },
    async close() {
      await receiver.close();
      await opened.remove();
    },
  };
  return scene;
}

/** Kills server after server at a random moment of its life, then lets the last one finish. */
export async function liveThroughKills(
  scene: CrashScene,
  { random, kills, invoicesPerRun, takenPerLife }: CrashPlan,
  behaviour: Behaviour = "careful",
): Promise<{ untrulyPosted: string[] }> {
  const { opened, receiver } = scene;
  const untrue: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    if ((await scene.openCount()) < takenPerLife) await scene.request(invoicesPerRun);
    const server = startServer(opened, receiver.port, behaviour);
    await momentToKill(receiver, server.whenIdle, random, takenPerLife);
    await server.kill();
    untrue.push(...(await untrulyPosted(opened.store, receiver)));
    await scene.decide();
    await scene.pass(90);
  }
  await scene.finish(behaviour);
  return { untrulyPosted: untrue };
}

/** Some after a number of messages, some by the clock: while starting, posting, preparing. */
async function momentToKill(
  { takesMore }: Receiver,
  whenIdle: Promise<void>,
  random: () => number,
  takenPerLife: number,
): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  const byClock = random() < 0.25;
  const count = 1 + Math.floor(random() * takenPerLife);
  const later = Math.floor(random() * 12);
  const moment = byClock
    ? wait(250 + Math.floor(random() * 500), undefined, { signal })
    : takesMore(count, signal).then(() => wait(later, undefined, { signal }));
  await Promise.race([moment, whenIdle]);
  over.abort();
  await moment.catch(() => undefined);
}

async function haltedRuns({ database }: Store): Promise<string[]> {
  const rows = await database.read
    .selectFrom("postings")
    .select("run_id")
    .where("halted_reason", "is not", null)
    .execute();
  return rows.map(({ run_id }) => run_id);
}

async function openCount({ database }: Store): Promise<number> {
  const { count: deliveries } = await database.read
    .selectFrom("deliveries")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "not in", ["sent", "settled"])
    .executeTakeFirstOrThrow();
  const { count: requested } = await database.read
    .selectFrom("runs")
    .innerJoin("invoices", "invoices.run_id", "runs.id")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("runs.status", "!=", "posted")
    .where("invoices.number", "is", null)
    .executeTakeFirstOrThrow();
  return deliveries + requested;
}
