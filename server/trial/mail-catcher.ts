import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/** A real mail server on loopback that keeps what it is given instead of passing it on. */
export interface MailCatcher {
  port: number;
  /** What has arrived, the newest first. */
  list(): Promise<CaughtMail[]>;
  read(id: string): Promise<CaughtMail | null>;
  stop(): Promise<void>;
}

export interface CaughtMail {
  /** Its place in the order of arrival. */
  id: string;
  recipients: string[];
  /** The whole message (RFC 5322). */
  bytes: Uint8Array;
}

/** Addresses at this domain do not exist, so that one can see what is done about it. */
export const unknownDomain = "no-such-place.example";

/** Mail to this domain is kept at once and answered late: whoever stops the server meanwhile leaves it in doubt. */
export const slowDomain = "slow-place.example";
const slowMilliseconds = 8_000;

/** Keeps each mail as a file in `folder`, so that it is still there after a restart. */
export async function startMailCatcher(folder: string): Promise<MailCatcher> {
  await mkdir(folder, { recursive: true });
  let count = (await idsIn(folder)).length;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    banner: "Trial",
    size: 50 * 1024 * 1024,
    onMailFrom({ address }, _session, done) {
      done(
        isAt(unknownDomain, address) ? refusal("5.1.8 This sender's domain does not exist") : null,
      );
    },
    onRcptTo({ address }, _session, done) {
      done(isAt(unknownDomain, address) ? refusal("5.1.1 No such mailbox here") : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        count += 1;
        const id = String(count).padStart(6, "0");
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        void keepAndAnswer(folder, { id, recipients, bytes: Buffer.concat(chunks) }, done);
      });
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return {
    port: address.port,
    async list() {
      const ids = (await idsIn(folder)).reverse();
      const mails = await Promise.all(ids.map((id) => read(folder, id)));
      return mails.filter((mail) => mail !== null);
    },
    read: (id) => read(folder, id),
    stop: () => new Promise((stopped) => server.close(stopped)),
  };
}

function isAt(domain: string, address: string): boolean {
  return address.toLowerCase().endsWith(`@${domain}`);
}

function refusal(message: string): Error {
  return Object.assign(new Error(message), { responseCode: 550 });
}

async function keepAndAnswer(
  folder: string,
  mail: CaughtMail,
  answer: (error?: Error | null) => void,
): Promise<void> {
  const fault = await keep(folder, mail).then(
    () => null,
    () => new Error("The mail could not be kept."),
  );
  if (mail.recipients.some((address) => isAt(slowDomain, address))) {
    setTimeout(() => answer(fault), slowMilliseconds).unref();
  } else answer(fault);
}

/** The message is written last: a mail without it never arrived. */
async function keep(folder: string, { id, recipients, bytes }: CaughtMail): Promise<void> {
  await writeFile(join(folder, `${id}.json`), JSON.stringify(recipients));
  await writeFile(join(folder, `${id}.eml`), bytes);
}

async function idsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => /^(\d{6,})\.eml$/.exec(name)?.[1] ?? []).sort();
}

async function read(folder: string, id: string): Promise<CaughtMail | null> {
  if (!/^\d{6,}$/.test(id)) return null;
  try {
    const bytes = await readFile(join(folder, `${id}.eml`));
    // safe because `keep` alone writes these files
    const recipients = JSON.parse(await readFile(join(folder, `${id}.json`), "utf8")) as string[];
    return { id, recipients, bytes };
  } catch {
    return null;
  }
}
