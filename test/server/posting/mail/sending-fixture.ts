import PostalMime from "postal-mime";
import type { PostRunBody } from "#shared/wire/post.ts";
import type { DeliveryView } from "#shared/wire/delivery.ts";
import { composePosting } from "../../../../server/posting/delivery-loop.ts";
import type { PostingLoop } from "../../../../server/posting/delivery-loop.ts";
import { mailChannel } from "../../../../server/posting/mail/mail-channel.ts";
import type { MailSettings } from "../../../../server/posting/mail/mail-settings.ts";
import { prepareMails } from "../../../../server/posting/mail/prepare-mails.ts";
import type { PrepareDeps, Preparing } from "../../../../server/posting/mail/prepare-mails.ts";
import type { TestMailer } from "../../../../server/posting/mail/test-mailer.ts";
import type { MadeDocument } from "../../../../server/use-cases/documents/make-documents.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { listDeliveries } from "../../../../server/use-cases/deliveries/list-deliveries.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import { newClient } from "../../factories.ts";
import type { Store } from "../../stores.ts";
import { backgroundOf, newFirmToPost, newRunToPost } from "../posting-fixture.ts";
import type { AcceptedMessage } from "./fault-smtp.ts";

/** A firm that can send: with an address of its own. */
export async function newFirmToSend(store: Store): Promise<void> {
  await newFirmToPost(store);
  await store.database.write((trx) =>
    trx
      .updateTable("firm")
      .set({ from_address: "office@firm.example", mails_per_minute: 600 })
      .execute(),
  );
}

/** A draft run with one invoice of 120.00 GBP for each address, e.g. "a@client.example". */
export async function newRunToSend(store: Store, maker: Actor, addresses: readonly string[]) {
  const clients = [];
  for (const email of addresses) clients.push(await newClient(store, { email }));
  const made = await newRunToPost(store, maker, clients);
  for (const [index, invoice] of made.invoices.entries()) {
    await store.database.write((trx) =>
      trx
        .updateTable("invoices")
        .set({ email: addresses[index] ?? "" })
        .where("id", "=", invoice.id)
        .execute(),
    );
  }
  return made;
}

export function sendOf(invoiceCount: number): PostRunBody {
  return {
    method: "send",
    format: null,
    expectedInvoiceCount: invoiceCount,
    expectedTotals: [{ currency: "GBP", amountMinor: invoiceCount * 12_000 }],
  };
}

export async function requestSend(
  store: Store,
  poster: Actor,
  run: { id: string; version: number },
  count: number,
) {
  await requestPost(store.contextFor(poster), run.id, run.version, sendOf(count));
}

/** Documents that say which invoice they are of; what a real one looks like is told in test/server/documents. */
async function* namedDocuments(invoiceIds: AsyncIterable<string>): AsyncIterable<MadeDocument> {
  for await (const invoiceId of invoiceIds) {
    yield { invoiceId, bytes: Buffer.from(`%PDF-1.7 of ${invoiceId}\n%%EOF\n`) };
  }
}

export const shortWaits = { connectSeconds: 5, greetingSeconds: 5, silenceSeconds: 5 };

type Parts = Pick<PrepareDeps, "database" | "clock" | "ids">;

export function mailSettings(port: number, waits = shortWaits): MailSettings {
  return {
    host: "127.0.0.1",
    port,
    encryption: "none",
    signIn: { kind: "none" },
    domain: "firm.example",
    waits,
  };
}

/** How mail leaves the house through the mail server at this port. */
export function mailParts({ database, clock, ids }: Parts, port: number, waits = shortWaits) {
  const settings = mailSettings(port, waits);
  return {
    channel: mailChannel({ database, clock, settings, spread: () => 0.5 }),
    prepare: (around: Preparing) =>
      prepareMails({ database, clock, ids, makeDocuments: namedDocuments }, around),
  };
}

/** Stands for a mail server that takes whatever somebody sends to themselves. */
export const takingMailer: TestMailer = {
  domain: "firm.example",
  admit: () => undefined,
  send: async ({ recipients }) => ({
    state: "accepted",
    accepted: [...recipients],
    refused: [],
    reply: "250 2.0.0 Accepted",
  }),
};

/** A server that posts and sends through the mail server at this port, until it is stopped. */
export function startSending(store: Store, port: number, errors: unknown[] = []): PostingLoop {
  return composePosting({
    ...backgroundOf(store),
    postRun,
    onError: (error) => errors.push(error),
    idleSeconds: 5,
    mail: mailParts(store, port),
  });
}

/** Does all that is due, as a server from its start to its stop. */
export async function sendAll(store: Store, port: number): Promise<void> {
  const errors: unknown[] = [];
  const loop = startSending(store, port, errors);
  await loop.whenIdle();
  await loop.stop();
  if (errors.length > 0) throw new AggregateError(errors, "The delivery loop met errors.");
}

/** A run's deliveries as a person sees them, by address. */
export async function deliveriesOf(store: Store, actor: Actor, runId: string) {
  const { deliveries } = await listDeliveries(store.contextFor(actor), runId, {
    show: "all",
    limit: 500,
  });
  return new Map<string, DeliveryView>(
    deliveries.map((delivery) => [delivery.recipients.to.join(), delivery]),
  );
}

/** The delivery to this address; there is one. */
export async function deliveryTo(store: Store, actor: Actor, runId: string, address: string) {
  const delivery = (await deliveriesOf(store, actor, runId)).get(address);
  if (delivery === undefined) throw new Error(`Nothing goes to ${address}.`);
  return delivery;
}

/** Of what a mail server took: to whom, of which invoice, under which id. */
export async function readMessages(accepted: readonly AcceptedMessage[]) {
  return Promise.all(
    accepted.map(async ({ recipients, bytes }) => {
      const mail = await PostalMime.parse(bytes);
      return { recipients, bytes, messageId: mail.messageId ?? "", subject: mail.subject ?? "" };
    }),
  );
}
