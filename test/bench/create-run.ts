import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import BetterSqlite3 from "better-sqlite3";
import { createRenderPool } from "../../server/documents/rendering/render-pool.ts";
import { createApp } from "../../server/http/app.ts";
import { listen } from "../../server/listen.ts";
import { noSignIn } from "../server/serve.ts";
import { startSession } from "../../server/sign-in/sessions.ts";
import { fillFirm, sampleUpload, temporaryDatabase } from "./billed-firm.ts";
import type { UploadSample } from "./billed-firm.ts";
import type { UploadOrder, UploadReport } from "./client/upload-client.ts";
import { report } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const entryCount = 100_000;
const invoiceCount = 5_000;
const entriesInChunk = 5_000;
const rounds = 5;
const heldMillisecondsMost = 200;
/** What is written by a commit; other tables get a row or two. */
const tables = ["runs", "invoices", "entries", "run_totals"] as const;

/**
 * Creating a run over HTTP, from the first byte of the upload to the answer of the commit, against raw prepared
 * inserts of the same rows into the same tables with the same indexes, in one transaction. The client, which also
 * reads the list of runs all the while, is a process of its own; its bodies are made beforehand.
 */
export async function bench(): Promise<Ratio[]> {
  const sample = sampleUpload(entryCount, invoiceCount, entriesInChunk);
  const results = [];
  for (let round = 0; round <= rounds; round += 1) {
    const result = await oneRound(sample);
    // The first one warms up.
    if (round > 0) results.push(result);
  }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
  const most = (values: number[]) => Math.max(...values);
  console.log(
    `  upload ${middle(results.map((one) => one.uploadMilliseconds)).toFixed(0)} ms of it; ` +
      `${Math.min(...results.map((one) => one.reads))} reads or more meanwhile, ` +
      `the slowest ${most(results.map((one) => one.slowestReadMilliseconds)).toFixed(0)} ms`,
  );
  return [
    report(
      `Creating a run of ${entryCount} entries in ${invoiceCount} invoices over HTTP`,
      middle(results.map((one) => one.milliseconds)),
      middle(results.map((one) => one.rawMilliseconds)),
      2.5,
    ),
    report(
      "  the server's thread held at a time, through the most allowed",
      most(results.map((one) => one.heldMilliseconds)),
      heldMillisecondsMost,
      1,
    ),
  ];
}

async function oneRound(sample: UploadSample) {
  const { database, path, remove } = await temporaryDatabase();
  const actor = await fillFirm(database, invoiceCount);
  const clock = { now: () => new Date().toISOString() };
  const app = createApp({
    database,
    clock,
    ids: { next: randomUUID },
    log: { answered: () => undefined, failed: ({ error }) => console.error(error) },
    version: "0.0.0",
    renderPool: createRenderPool(),
    wakePosting: () => undefined,
    mailConfigured: false,
    testMailer: null,
    trialPeople: null,
    signIn: noSignIn,
  });
  const server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
  const { token } = await startSession(database, clock, actor.personId, "password");
  const client = fork(join(import.meta.dirname, "client", "upload-client.ts"));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  try {
    const order: UploadOrder = {
      ...sample,
      base: `http://127.0.0.1:${server.port}`,
      token,
      uploadId: randomUUID(),
    };
    delay.enable();
    client.send(order);
    // safe because the client sends nothing else
    const [answer] = (await once(client, "message")) as [UploadReport];
    delay.disable();
    const rawMilliseconds = await rawInserts(path);
    return { ...answer, rawMilliseconds, heldMilliseconds: delay.max / 1e6 };
  } finally {
    client.kill();
    await server.stop();
    await remove();
  }
}

/** The rows that were made, inserted into another database one by one with statements prepared once. */
async function rawInserts(path: string): Promise<number> {
  const source = new BetterSqlite3(path, { readonly: true });
  const content = tables.map((table) => ({
    table,
    columns: source.prepare(`select * from ${table}`).columns(),
    rows: source.prepare(`select * from ${table}`).raw().all(),
  }));
  source.close();
  const other = await temporaryDatabase();
  await fillFirm(other.database, invoiceCount);
  const connection = new BetterSqlite3(other.path);
  connection.pragma("synchronous = full");
  connection.pragma("foreign_keys = on");
  const start = performance.now();
  connection.transaction(() => {
    for (const { table, columns, rows } of content) {
      const statement = connection.prepare(
        `insert into ${table} (${columns.map(({ name }) => name).join()})
          values (${columns.map(() => "?").join()})`,
      );
      for (const row of rows) statement.run(row);
    }
  })();
  const milliseconds = performance.now() - start;
  connection.close();
  await other.remove();
  return milliseconds;
}
