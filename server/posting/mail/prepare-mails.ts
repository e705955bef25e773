import { packDocument } from "../../documents/pack-document.ts";
import { documentFileName } from "../../domain/stored-document.ts";
import type { PackedDocument } from "../../domain/stored-document.ts";
import type { Database } from "../../storage/database.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { saveDeliveryState } from "../../storage/posting/deliveries.ts";
import { listUnprepared, savePrepared } from "../../storage/posting/delivery-queue.ts";
import type { Unprepared } from "../../storage/posting/delivery-queue.ts";
import { insertDocument } from "../../storage/posting/documents.ts";
import type { Clock, Ids } from "../../use-cases/context.ts";
import type { MadeDocument } from "../../use-cases/documents/make-documents.ts";
import { writeLetter } from "./write-letter.ts";

export interface PrepareDeps {
  database: Database;
  clock: Clock;
  ids: Ids;
  /** Makes the documents of issued invoices, in any order. */
  makeDocuments(invoiceIds: AsyncIterable<string>): AsyncIterable<MadeDocument>;
}

/** With a document of its own, or the one of an earlier sending in another run. */
type Prepared = { mail: Unprepared } & (
  { document: PackedDocument } | { documentId: string } | { fault: string }
);

const mailsAtOnce = 24;
const mailsInTransaction = 16;

/** What goes on around the preparing. */
export interface Preparing {
  /** Whether more is to be taken up. */
  goesOn(): boolean;
  /** Some may be sent from now on. */
  onStored(): void;
}

/**
 * Makes and stores the documents and letters of queued mails, before they are taken up: what was stored is what every
 * attempt sends (P6). False when there was none.
 */
export async function prepareMails(deps: PrepareDeps, around: Preparing): Promise<boolean> {
  const undrawn = new Map<string, Unprepared>();
  const done: Prepared[] = [];
  let anyDone = false;
  const storeDone = async () => {
    if (done.length === 0) return;
    anyDone = true;
    await store(deps, done.splice(0));
    around.onStored();
  };
  const keep = async (one: Prepared) => {
    done.push(one);
    if (done.length >= mailsInTransaction) await storeDone();
  };
  for await (const made of deps.makeDocuments(idsToDraw(deps, around, undrawn, keep))) {
    const mail = undrawn.get(made.invoiceId);
    if (mail === undefined) continue;
    undrawn.delete(made.invoiceId);
    await keep(
      "fault" in made
        ? { mail, fault: made.fault }
        : { mail, document: await packed(deps, mail, made.bytes) },
    );
  }
  await storeDone();
  return anyDone;
}

/** Looks for more while the earlier ones are drawn, so that drawing never waits; keeps what is drawn already. */
async function* idsToDraw(
  { database }: PrepareDeps,
  { goesOn }: Preparing,
  undrawn: Map<string, Unprepared>,
  keep: (one: Prepared) => Promise<void>,
): AsyncGenerator<string, void> {
  let after = "";
  while (goesOn()) {
    const mails = await listUnprepared(database.read, after, mailsAtOnce);
    for (const mail of mails) {
      const { invoiceId, documentId } = mail;
      if (documentId !== null) await keep({ mail, documentId });
      else {
        undrawn.set(invoiceId, mail);
        yield invoiceId;
      }
    }
    const last = mails.at(-1);
    if (last === undefined) return;
    after = last.deliveryId;
  }
}

function packed({ ids }: PrepareDeps, { number }: Unprepared, bytes: Uint8Array) {
  return packDocument({
    id: ids.next(),
    mediaType: "application/pdf",
    fileName: documentFileName(number),
    bytes,
  });
}

async function store({ database, clock }: PrepareDeps, done: readonly Prepared[]): Promise<void> {
  await database.write(async (trx) => {
    const at = clock.now();
    // as it is now: what was mended while others were drawn counts for these
    const firm = await readFirm(trx);
    for (const { mail, ...made } of done) {
      if ("fault" in made) {
        const queued = { id: mail.deliveryId, state: "queued" as const };
        await saveDeliveryState(trx, queued, "failed", at, made.fault);
        continue;
      }
      if ("document" in made) await insertDocument(trx, made.document, at);
      const documentId = "document" in made ? made.document.id : made.documentId;
      const language = mail.language ?? firm.defaultLanguage;
      const letter = JSON.stringify(writeLetter(firm, { ...mail, language }, at));
      await savePrepared(trx, mail, documentId, letter);
    }
  });
}
