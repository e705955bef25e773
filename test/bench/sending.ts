import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { RunDetail } from "#shared/wire/run.ts";
import { composePosting } from "../../server/posting/delivery-loop.ts";
import { composeMessage } from "../../server/posting/mail/compose-message.ts";
import type { MailMessage } from "../../server/posting/mail/smtp-lane.ts";
import { mailChannel } from "../../server/posting/mail/mail-channel.ts";
import { prepareMails } from "../../server/posting/mail/prepare-mails.ts";
import { listIssuedInvoices } from "../../server/storage/posting/posting-invoices.ts";
import { findRun } from "../../server/storage/runs.ts";
import { documentFacts } from "../../server/use-cases/documents/document-facts.ts";
import { makeDocuments } from "../../server/use-cases/documents/make-documents.ts";
import { postRun } from "../../server/use-cases/posting/post-run.ts";
import { messagesPerConnection } from "../../server/posting/mail/smtp-lane.ts";
import { report } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";
import { newSendingFirm } from "./sending-firm.ts";
import type { SendingFirm } from "./sending-firm.ts";

const invoiceCount = 500;
const rounds = 3;
const delayMilliseconds = 50;
const lanes = 5;
const answeredInvoiceCount = 5_000;
const answerMillisecondsMost = 1_000;
const printedInvoiceCount = 1_000;
const untilDone = { goesOn: () => true, onStored: () => undefined };

/**
 * Invoices of 20 lines, from the queue to a mail server on loopback, against their two parts alone: drawing them on
 * two threads, and handing ready-made messages of the same size over with nodemailer's own pool. Ready-made on both sides
 * against a mail server that takes its time. And how long Post takes to answer.
 */
export async function bench(): Promise<Ratio[]> {
  const results = [await atOnce(), await slowly(), await answerToPost()];
  await printWholeWay();
  return results;
}

async function atOnce(): Promise<Ratio> {
  const times: { sending: number; drawing: number; pool: number }[] = [];
  // The first one warms up.
  for (let round = 0; round <= rounds; round += 1) {
    await withQueuedRun(0, async ({ firm, run, port }) => {
      const { drawing, messages } = await draw(firm, run);
      const pool = await timeOf(() => sendThroughPool(port, messages));
      const sending = await timeOf(() => sendQueued(firm, port));
      if (round > 0) times.push({ sending, drawing, pool });
    });
  }
  const ofParts = (name: "drawing" | "pool") => median(times.map((one) => one[name])).toFixed(0);
  console.log(`  drawing alone ${ofParts("drawing")} ms, sending alone ${ofParts("pool")} ms`);
  return report(
    `Sending ${invoiceCount} invoices (ms), through drawing and sending them one after the other`,
    median(times.map(({ sending }) => sending)),
    median(times.map(({ drawing, pool }) => drawing + pool)),
    1.1,
  );
}

async function slowly(): Promise<Ratio> {
  return withQueuedRun(delayMilliseconds, async ({ firm, run, port }) => {
    const { messages } = await draw(firm, run);
    await prepareMails(preparing(firm), untilDone);
    const pool = await timeOf(() => sendThroughPool(port, messages));
    const sending = await timeOf(() => sendQueued(firm, port));
    return report(
      `Sending ${invoiceCount} drawn invoices to a server that takes ${delayMilliseconds} ms (ms), through nodemailer's pool`,
      sending,
      pool,
      1 / 0.9,
    );
  });
}

/** With invoices that wait for being sent, and a mail server; after the work all of them have to be sent. */
async function withQueuedRun<T>(
  delay: number,
  work: (queued: { firm: SendingFirm; run: RunDetail; port: number }) => Promise<T>,
): Promise<T> {
  const firm = await newSendingFirm(invoiceCount);
  const receiver = fork(join(import.meta.dirname, "client/receive-mails.ts"), [String(delay)]);
  try {
    // safe because the receiver sends nothing else
    const [port] = (await once(receiver, "message")) as [number];
    const run = await firm.createRun();
    await firm.requestPost(run);
    await firm.issue(run);
    const result = await work({ firm, run, port });
    const { status } = (await findRun(firm.database.read, run.id)) ?? {};
    if (status !== "posted") throw new Error(`After sending, the run is ${status}.`);
    return result;
  } finally {
    receiver.kill();
    await firm.close();
  }
}

/** Draws the documents of a run, and makes them into messages outside of the time that counts. */
async function draw({ database, renderPool }: SendingFirm, run: RunDetail) {
  const { read, dialect } = database;
  const issued = await listIssuedInvoices(read, run.id);
  const facts = await documentFacts(read, dialect, issued);
  const documents: Uint8Array[] = [];
  const drawing = await timeOf(async () => {
    for await (const outcome of renderPool.renderAll(facts)) {
      if ("failure" in outcome) throw outcome.failure;
      documents.push(outcome.document.bytes);
    }
  });
  const messages = [];
  for (const [index, bytes] of documents.entries()) messages.push(await messageWith(bytes, index));
  return { drawing, messages };
}

function messageWith(bytes: Uint8Array, index: number): Promise<MailMessage> {
  return composeMessage(
    {
      fromName: "Firm",
      fromAddress: "office@firm.example",
      replyTo: "",
      bcc: "",
      subject: `Invoice INV-${index}`,
      text: "Please find the invoice attached.\n\nKind regards",
      date: "2026-11-30T09:00:00.000Z",
      messageId: `<${index}@firm.example>`,
    },
    { to: ["accounts@client.example"], cc: [] },
    [{ fileName: `INV-${index}.pdf`, mediaType: "application/pdf", bytes }],
  );
}

async function sendThroughPool(port: number, messages: readonly MailMessage[]): Promise<void> {
  const pool = createTransport({
    pool: true,
    maxConnections: lanes,
    maxMessages: messagesPerConnection,
    host: "127.0.0.1",
    port,
    secure: false,
    ignoreTLS: true,
  });
  await Promise.all(
    messages.map(({ from, recipients, bytes }) =>
      pool.sendMail({ envelope: { from, to: [...recipients] }, raw: Buffer.from(bytes) }),
    ),
  );
  pool.close();
}

/** As a server does that finds them in the queue. */
async function sendQueued(firm: SendingFirm, port: number): Promise<void> {
  const { database, clock, ids, renderPool } = firm;
  const errors: unknown[] = [];
  const loop = composePosting({
    database,
    clock,
    ids,
    renderPool,
    postRun,
    mail: {
      channel: mailChannel({
        database,
        clock,
        settings: {
          host: "127.0.0.1",
          port,
          encryption: "none",
          signIn: { kind: "none" },
          domain: "firm.example",
        },
        spread: Math.random,
      }),
      prepare: (around) => prepareMails(preparing(firm), around),
    },
    onError: (error) => errors.push(error),
  });
  await loop.whenIdle();
  await loop.stop();
  if (errors.length > 0) throw new AggregateError(errors, "The delivery loop met errors.");
}

function preparing({ database, clock, ids, renderPool }: SendingFirm) {
  return {
    database,
    clock,
    ids,
    makeDocuments: (invoiceIds: AsyncIterable<string>) =>
      makeDocuments({ database, renderPool }, invoiceIds),
  };
}

async function answerToPost(): Promise<Ratio> {
  const firm = await newSendingFirm(answeredInvoiceCount);
  try {
    // The first answer reads the fonts.
    await firm.renderPool.loadCoverage();
    const run = await firm.createRun();
    return report(
      `The answer to Post for ${answeredInvoiceCount} invoices (ms), through the most allowed`,
      await timeOf(() => firm.requestPost(run)),
      answerMillisecondsMost,
      1,
    );
  } finally {
    await firm.close();
  }
}

async function printWholeWay(): Promise<void> {
  const firm = await newSendingFirm(printedInvoiceCount);
  try {
    const posting = await timeOf(async () => {
      const run = await firm.createRun();
      await firm.requestPost(run);
      await firm.issue(run);
    });
    const drawing = await timeOf(async () => {
      await prepareMails(preparing(firm), untilDone);
    });
    const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);
    console.log(
      `${printedInvoiceCount} invoices of 20 lines created and posted over the API: ${seconds(posting)} s; ` +
        `with their documents drawn and stored: ${seconds(posting + drawing)} s`,
    );
  } finally {
    await firm.close();
  }
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}
