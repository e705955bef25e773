import { sql } from "kysely";
import type { Database } from "../../server/storage/database.ts";
import { createRenderPool } from "../../server/documents/rendering/render-pool.ts";
import { createApp } from "../../server/http/app.ts";
import { noSignIn } from "../server/serve.ts";
import { startSession } from "../../server/sign-in/sessions.ts";
import { fillFirm, temporaryDatabase } from "./billed-firm.ts";
import { measureRatio } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const runCount = 1_000;
const clientCount = 2_000;
/** One invoice in so many is of a private or hidden client; the person who asks sees half of those clients. */
const restrictedOneIn = 500;

/** A page of the list of runs in a store with a million invoices, against one with ten thousand. */
export async function bench(): Promise<Ratio[]> {
  const large = await filled(1_000_000);
  const small = await filled(10_000);
  try {
    const pages = (list: () => Promise<void>) => async () => {
      for (let page = 0; page < 20; page += 1) await list();
    };
    return [
      await measureRatio(
        `Listing 50 of ${runCount} runs, 20 times, with 1,000,000 invoices instead of 10,000`,
        1.5,
        pages(large.list),
        pages(small.list),
      ),
    ];
  } finally {
    await large.remove();
    await small.remove();
  }
}

async function filled(invoiceCount: number) {
  const { database, remove } = await temporaryDatabase();
  const actor = await fillFirm(database, clientCount);
  await fillRuns(database, invoiceCount);
  const clock = { now: () => new Date().toISOString() };
  const app = createApp({
    database,
    clock,
    ids: { next: () => "request" },
    log: { answered: () => undefined, failed: ({ error }) => console.error(error) },
    version: "0.0.0",
    renderPool: createRenderPool(),
    wakePosting: () => undefined,
    mailConfigured: false,
    testMailer: null,
    trialPeople: null,
    signIn: noSignIn,
  });
  const { token } = await startSession(database, clock, actor.personId, "password");
  const headers = { authorization: `Bearer ${token}` };
  const list = async () => {
    const response = await app.request("/api/runs?limit=50", { headers });
    // safe because the route answers with a list
    const { runs } = (await response.json()) as { runs: unknown[] };
    if (runs.length !== 50) throw new Error("The page is not full.");
  };
  return { list, remove };
}

/** By SQL alone, so that a million takes seconds. */
async function fillRuns(database: Database, invoiceCount: number): Promise<void> {
  const perRun = invoiceCount / runCount;
  await database.write(async (trx) => {
    await sql`update clients set privacy = 'hidden' where cast(substr(id, 8) as integer) % 2 = 1`.execute(
      trx,
    );
    await sql`insert into client_team select id, 'maker' from clients
      where privacy = 'hidden' and cast(substr(id, 8) as integer) % 4 = 1`.execute(trx);
    await sql`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${runCount})
      insert into runs select 'run-' || i, 'Run ' || i, 'run ' || i, 'draft', '2026-11-30', 'client',
        'every-entry', null, strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 3600, 'unixepoch'),
        'maker', null, null, 1 from n`.execute(trx);
    await sql`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${invoiceCount})
      insert into invoices select 'invoice-' || i, 'run-' || (i / ${sql.lit(perRun)}),
        'client-' || ((i * 2 + (i % ${sql.lit(restrictedOneIn)} = 0)) % ${sql.lit(clientCount)}), i % ${sql.lit(restrictedOneIn)} = 0,
        'GBP', '', 'draft', null, '2026-11-30', 0, '2026-12-30', 0, 30, null, 'Client', 'client', '',
        '[]', '', '', 0, '[]', '[]', 20, 10000 + i, 2000, 12000 + i, 0, null, null, 'maker', 1
      from n`.execute(trx);
    await sql`insert into run_totals select run_id, currency, count(*), sum(gross_minor), 0, 0
      from invoices where restricted = 0 group by run_id, currency`.execute(trx);
  });
}
