import { randomUUID } from "node:crypto";
import { createRenderPool } from "../../../server/documents/rendering/render-pool.ts";
import { composePosting } from "../../../server/posting/delivery-loop.ts";
import type { Database } from "../../../server/storage/database.ts";
import { openPostgres } from "../../../server/storage/stores/postgres.ts";
import { openSqlite } from "../../../server/storage/stores/sqlite.ts";
import { postRun } from "../../../server/use-cases/posting/post-run.ts";

/** A server that ends without warning (SIGKILL) before or after the commit of its nth write. */
const [kind, location = "", killAt = "1", when = "before"] = process.argv.slice(2);

const opened = await (kind === "sqlite" ? openSqlite(location) : openPostgres(location));
let writeCount = 0;
const database: Database = {
  ...opened,
  write: async (work) => {
    writeCount += 1;
    const last = writeCount === Number(killAt);
    const result = await opened.write(async (trx) => {
      const value = await work(trx);
      if (last && when === "before") process.kill(process.pid, "SIGKILL");
      return value;
    });
    if (last && when === "after") process.kill(process.pid, "SIGKILL");
    return result;
  },
};
const loop = composePosting({
  database,
  clock: { now: () => "2026-11-24T09:00:00.000Z" },
  ids: { next: () => randomUUID() },
  renderPool: createRenderPool(),
  postRun,
  onError: (error) => {
    console.error(error);
    process.exitCode = 1;
  },
});
await loop.whenIdle();
await loop.stop();
await opened.close();
