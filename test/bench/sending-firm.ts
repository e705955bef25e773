import { randomUUID } from "node:crypto";
import { createRenderPool } from "../../server/documents/rendering/render-pool.ts";
import type { RenderPool } from "../../server/documents/rendering/render-pool.ts";
import { createApp } from "../../server/http/app.ts";
import { startSession } from "../../server/sign-in/sessions.ts";
import type { Database } from "../../server/storage/database.ts";
import { postRun } from "../../server/use-cases/posting/post-run.ts";
import type { CommittedUpload } from "#shared/wire/upload.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { noSignIn } from "../server/serve.ts";
import { fillFirm, sampleUpload, temporaryDatabase } from "./billed-firm.ts";

const linesOfInvoice = 20;
const entriesInChunk = 5_000;

const clock = { now: () => new Date().toISOString() };
const ids = { next: randomUUID };

/** A firm that sends, its API without a port, and nothing that works in the background. */
export interface SendingFirm {
  database: Database;
  renderPool: RenderPool;
  clock: typeof clock;
  ids: typeof ids;
  /** Creates a run of invoices with some 20 lines each, over the API. */
  createRun(): Promise<RunDetail>;
  /** Presses Post; resolves with the answer. */
  requestPost(run: RunDetail): Promise<void>;
  /** What happens in the background when the posting is due: numbers, frozen invoices, queued mails. */
  issue(run: RunDetail): Promise<void>;
  close(): Promise<void>;
}

export async function newSendingFirm(invoiceCount: number): Promise<SendingFirm> {
  const sample = sampleUpload(invoiceCount * linesOfInvoice, invoiceCount, entriesInChunk);
  const { database, remove } = await temporaryDatabase();
  const actor = await fillFirm(database, invoiceCount);
  await database.write(async (trx) => {
    await trx
      .updateTable("firm")
      .set({ from_address: "office@firm.example", mails_per_minute: 1_000_000 })
      .execute();
    await trx
      .insertInto("number_series")
      .values({ series: "invoice", prefix: "INV-", next_number: 1 })
      .execute();
  });
  const renderPool = createRenderPool({ workers: 2 });
  const app = createApp({
    database,
    clock,
    ids,
    log: { answered: () => undefined, failed: ({ error }) => console.error(error) },
    version: "0.0.0",
    renderPool,
    wakePosting: () => undefined,
    mailConfigured: true,
    testMailer: null,
    trialPeople: null,
    signIn: noSignIn,
  });
  const { token } = await startSession(database, clock, actor.personId, "password");
  const ask = async (method: string, path: string, body?: string, version?: number) => {
    const response = await app.request(`/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
      },
      ...(body === undefined ? {} : { body }),
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  return {
    database,
    renderPool,
    clock,
    ids,
    async createRun() {
      const upload = `uploads/${randomUUID()}`;
      for (const [number, chunk] of sample.chunks.entries()) {
        await ask("PUT", `${upload}/chunks/${number}`, chunk);
      }
      const committed = await ask("POST", `${upload}/commit`, JSON.stringify(sample.commit));
      // safe because these routes answer with these types
      const { runId } = (await committed.json()) as CommittedUpload;
      return (await (await ask("GET", `runs/${runId}`)).json()) as RunDetail;
    },
    async requestPost({ id, version, invoiceCount: expectedInvoiceCount, totalDue }) {
      const expected = { expectedInvoiceCount, expectedTotals: totalDue };
      const body = { method: "send", format: null, ...expected };
      await ask("POST", `runs/${id}/post`, JSON.stringify(body), version);
    },
    async issue({ id }) {
      const onError = (error: unknown) => console.error(error);
      await postRun({ database, clock, ids, renderPool, onError, mailConfigured: true }, id);
    },
    async close() {
      await renderPool.close();
      await remove();
    },
  };
}
