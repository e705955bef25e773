import { randomUUID } from "node:crypto";
import type { Channel } from "../../../../server/posting/channel.ts";
import { createRenderPool } from "../../../../server/documents/rendering/render-pool.ts";
import { composePosting } from "../../../../server/posting/delivery-loop.ts";
import type { Database } from "../../../../server/storage/database.ts";
import { openPostgres } from "../../../../server/storage/stores/postgres.ts";
import { openSqlite } from "../../../../server/storage/stores/sqlite.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { mailParts } from "../mail/sending-fixture.ts";

/**
 * A server that posts and sends until it is killed, or ends in order at SIGTERM. It says "idle" when nothing is left to
 * do for now. The control repeats blindly what it does not know the outcome of.
 */
const [kind, location = "", port = "", now = "", control] = process.argv.slice(2);
const isBlind = control === "blind";

const database = await (kind === "sqlite" ? openSqlite(location) : openPostgres(location));
const parts = { database, clock: { now: () => now }, ids: { next: () => randomUUID() } };
if (isBlind) await queueAgain(database);
const waits = { connectSeconds: 5, greetingSeconds: 1, silenceSeconds: 1 };
const mail = mailParts(parts, Number(port), waits);
const loop = composePosting({
  ...parts,
  renderPool: createRenderPool(),
  postRun,
  onError: (error) => {
    console.error(error);
    process.exitCode = 1;
  },
  idleSeconds: 0.05,
  mail: isBlind ? { ...mail, channel: blindly(mail.channel) } : mail,
});
process.once("SIGTERM", () => void end());
await loop.whenIdle();
process.stdout.write("idle\n");
// Only a signal ends it, as a server.
setInterval(() => undefined, 60_000);

async function end() {
  await loop.stop();
  await database.close();
  process.exit();
}

function queueAgain({ write }: Database) {
  return write((trx) =>
    trx
      .updateTable("deliveries")
      .set({ state: "queued", due_at: null })
      .where("state", "in", ["sending", "in-doubt"])
      .execute(),
  );
}

function blindly(channel: Channel): Channel {
  return {
    ...channel,
    async handOver(delivery, lane) {
      const outcome = await channel.handOver(delivery, lane);
      if (outcome.state !== "in-doubt") return outcome;
      return { ...outcome, state: "queued", change: { ...outcome.change, dueAt: null } };
    },
  };
}
