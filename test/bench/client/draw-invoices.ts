import { createRenderPool } from "../../../server/documents/rendering/render-pool.ts";
import { billedMonth } from "./billed-month.ts";

/** Draws as many invoices as it is told and says the most memory that the process held, in MB. */
const count = Number(process.argv[2]);
const pool = createRenderPool();
let mostBytes = 0;

function* invoices() {
  for (let from = 0; from < count; from += 50) yield* billedMonth(50);
}

for await (const outcome of pool.renderAll(invoices())) {
  if ("failure" in outcome) throw outcome.failure;
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
}
await pool.close();
process.send?.(mostBytes / 1e6);
process.disconnect();
