import { Worker } from "node:worker_threads";
import type { IssuedInvoice } from "../../domain/issued-invoice.ts";
import { loadTypeface } from "../type/typeface.ts";
import { coverageOf } from "../coverage.ts";
import type { Coverage } from "../coverage.ts";

export interface RenderedDocument {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
}

/** One per invoice, in their order; a failure is that invoice's alone. */
export type RenderOutcome = { document: RenderedDocument } | { failure: Error };

/** Draws invoices on threads of their own, so that the server answers meanwhile. */
export interface RenderPool {
  /** Rejects when it cannot be drawn, also when its thread died of it. */
  render(invoice: IssuedInvoice): Promise<RenderedDocument>;
  /** However many there are, only a few are held at a time: the next is drawn when one is taken. */
  renderAll(
    invoices: Iterable<IssuedInvoice> | AsyncIterable<IssuedInvoice>,
  ): AsyncGenerator<RenderOutcome, void>;
  /** Reads the fonts, once for all; then tells which characters of some texts none of them can draw (R19). */
  loadCoverage(): Promise<Coverage>;
  /** Ends the threads; what is being drawn is refused. */
  close(): Promise<void>;
}

export interface RenderPoolOptions {
  workers?: number;
  /** A thread without work for so long is ended. */
  idleSeconds?: number;
  /** Old space of one thread; a document that needs more ends its thread, and nothing else. */
  memoryMegabytes?: number;
  extraFontPath?: string | null;
}

/** What a thread is started with. */
export interface WorkerSetting {
  extraFontPath: string | null;
}
export interface RenderOrder {
  invoice: IssuedInvoice;
}
export type RenderAnswer = { document: RenderedDocument } | { reason: string };

interface Job {
  invoice: IssuedInvoice;
  resolve(document: RenderedDocument): void;
  reject(error: Error): void;
}

interface Thread {
  worker: Worker;
  job: Job | null;
  idle: NodeJS.Timeout | undefined;
}

/** For each thread: it goes on drawing while what is drawn is being stored. */
const documentsAhead = 3;

export function createRenderPool({
  workers = 2,
  idleSeconds = 30,
  memoryMegabytes = 128,
  extraFontPath = null,
}: RenderPoolOptions = {}): RenderPool {
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  let isClosed = false;
  let loading: Promise<Coverage> | undefined;

  function start(): Thread {
    const setting: WorkerSetting = { extraFontPath };
    const worker = new Worker(new URL("./render-worker.ts", import.meta.url), {
      workerData: setting,
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 16 },
    });
    const thread: Thread = { worker, job: null, idle: undefined };
    threads.add(thread);
    const end = (error: Error) => {
      clearTimeout(thread.idle);
      threads.delete(thread);
      const { job } = thread;
      thread.job = null;
      job?.reject(error);
      assign();
    };
    worker.on("message", (answer: RenderAnswer) => {
      const { job } = thread;
      thread.job = null;
      if ("document" in answer) job?.resolve(answer.document);
      else job?.reject(new Error(answer.reason));
      assign();
      if (thread.job === null) rest(thread);
    });
    worker.on("error", end);
    worker.on("exit", () => {
      end(new Error("The thread that drew this document ended before it was done."));
    });
    return thread;
  }

  function rest(thread: Thread): void {
    thread.worker.unref();
    clearTimeout(thread.idle);
    thread.idle = setTimeout(() => void thread.worker.terminate(), idleSeconds * 1_000).unref();
  }

  function assign(): void {
    while (waiting.length > 0 && !isClosed) {
      const free = [...threads].find(({ job }) => job === null);
      if (free === undefined && threads.size >= workers) return;
      const job = waiting.shift();
      if (job === undefined) return;
      const thread = free ?? start();
      clearTimeout(thread.idle);
      thread.job = job;
      thread.worker.ref();
      const order: RenderOrder = { invoice: job.invoice };
      thread.worker.postMessage(order, []);
    }
  }

  function render(invoice: IssuedInvoice): Promise<RenderedDocument> {
    return new Promise((resolve, reject) => {
      if (isClosed) throw new Error("The server is stopping; no document is drawn any more.");
      waiting.push({ invoice, resolve, reject });
      assign();
    });
  }

  async function* renderAll(
    invoices: Iterable<IssuedInvoice> | AsyncIterable<IssuedInvoice>,
  ): AsyncGenerator<RenderOutcome, void> {
    const ahead: Promise<RenderOutcome>[] = [];
    for await (const invoice of invoices) {
      ahead.push(outcomeOf(render(invoice)));
      const next = ahead.length > documentsAhead * workers ? ahead.shift() : undefined;
      if (next !== undefined) yield await next;
    }
    for (const next of ahead) yield await next;
  }

  async function loadCoverage(): Promise<Coverage> {
    loading ??= loadTypeface(extraFontPath).then(coverageOf);
    return loading;
  }

  async function close(): Promise<void> {
    isClosed = true;
    for (const { reject } of waiting.splice(0)) reject(new Error("The server is stopping."));
    await Promise.all([...threads].map(({ worker }) => worker.terminate()));
  }

  return { render, renderAll, loadCoverage, close };
}

async function outcomeOf(rendering: Promise<RenderedDocument>): Promise<RenderOutcome> {
  try {
    return { document: await rendering };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
