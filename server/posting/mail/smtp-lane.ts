import { createTransport } from "nodemailer";
import type { SentMessageInfo } from "nodemailer/lib/smtp-transport";
import { judgeMail } from "../../domain/posting/mail-outcome.ts";
import type { MailFacts, MailVerdict } from "../../domain/posting/mail-outcome.ts";
import { faultWords, refusedRecipientWords } from "../../domain/posting/mail-words.ts";
import { AccessTokenError } from "./access-token.ts";
import { usualWaits } from "./mail-settings.ts";
import type { MailSettings } from "./mail-settings.ts";

/** A message as it goes over the wire: the same bytes at every attempt. */
export interface MailMessage {
  from: string;
  /** Everyone it is handed over for: to, cc and bcc. */
  recipients: readonly string[];
  /** The whole MIME message (RFC 5322). */
  bytes: Buffer;
}

export interface RefusedRecipient {
  address: string;
  message: string;
}

export type MailOutcome =
  /** The server took it; `refused` are recipients it did not take it for. */
  | { state: "accepted"; accepted: string[]; refused: RefusedRecipient[]; reply: string }
  /** `said`: what went wrong, in words. */
  | { state: MailVerdict; said: string; reply: string | null };

/** One connection with one message in flight (design §4), so that what is logged belongs to that message. */
export interface SmtpLane {
  /** Never rejects. `onWritten` is called when the last byte is written and only the answer is awaited. */
  send(message: MailMessage, onWritten?: () => void): Promise<MailOutcome>;
  close(): void;
}

/** As the library does by itself; servers end longer ones. */
export const messagesPerConnection = 100;

/**
 * A lane to the firm's mail server; it connects with the first message and keeps the connection. `token` gives the
 * access token where it signs in by OAuth2; lanes share it.
 */
export function smtpLane(
  settings: MailSettings,
  token: (() => Promise<string>) | null = null,
): SmtpLane {
  const dot: Dot = { written: false, onWritten: null };
  const transport = createTransport(transportOptions(settings, dot));
  if (token !== null) {
    transport.set("oauth2_provision_cb", (_user, _renew, done) => void provide(token, done));
  }
  return {
    async send({ from, recipients, bytes }, onWritten) {
      dot.written = false;
      dot.onWritten = onWritten ?? null;
      try {
        // Asked for first, so that its failure is not mistaken for one of the mail server.
        await token?.();
        const to = [...recipients];
        return acceptedOutcome(await transport.sendMail({ envelope: { from, to }, raw: bytes }));
      } catch (error) {
        return refusedOutcome(error, dot.written);
      }
    },
    close: () => transport.close(),
  };
}

type TokenReceiver = (error: Error | null, accessToken?: string) => void;

async function provide(token: () => Promise<string>, done: TokenReceiver): Promise<void> {
  const found = await token().catch((error: unknown) =>
    error instanceof Error ? error : new Error("There is no access token."),
  );
  if (typeof found === "string") done(null, found);
  else done(found);
}

/** Whether the last byte of the message in flight was written, and who wants to know. */
interface Dot {
  written: boolean;
  onWritten: (() => void) | null;
}

function transportOptions(settings: MailSettings, dot: Dot) {
  const {
    host,
    port,
    encryption,
    signIn,
    domain,
    waits = usualWaits,
    certificateAuthority: ca,
  } = settings;
  return {
    pool: true as const,
    maxConnections: 1,
    maxMessages: messagesPerConnection,
    // The library repeats only what it has not begun to send, over a connection that the server had closed.
    maxRequeues: 1,
    host,
    port,
    name: domain,
    secure: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    tls: { minVersion: "TLSv1.2" as const, ...(ca === undefined ? {} : { ca }) },
    connectionTimeout: waits.connectSeconds * 1_000,
    greetingTimeout: waits.greetingSeconds * 1_000,
    socketTimeout: waits.silenceSeconds * 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: dotWatcher(dot),
    ...(signIn.kind === "none" ? {} : { auth: authOf(signIn), forceAuth: true }),
  };
}

function authOf(signIn: Exclude<MailSettings["signIn"], { kind: "none" }>) {
  return signIn.kind === "password"
    ? { user: signIn.user, pass: signIn.password }
    : { type: "OAuth2" as const, user: signIn.user };
}

/** The library says in its log when the last byte and the dot were written; nothing of the log is kept. */
function dotWatcher(dot: Dot) {
  const ignore = () => undefined;
  const watch = (entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("outByteCount" in entry)) return;
    dot.written = true;
    dot.onWritten?.();
  };
  return {
    level: ignore,
    trace: ignore,
    debug: ignore,
    info: watch,
    warn: ignore,
    error: ignore,
    fatal: ignore,
  };
}

function acceptedOutcome(sent: SentMessageInfo): MailOutcome {
  const errors = sent.rejectedErrors ?? [];
  const refused = sent.rejected.map((address, index): RefusedRecipient => {
    const own = errors.find(({ recipient }) => recipient === address) ?? errors[index];
    return { address, message: refusedRecipientWords(own?.response ?? null) };
  });
  return { state: "accepted", accepted: sent.accepted, refused, reply: sent.response };
}

function refusedOutcome(error: unknown, dotWritten: boolean): MailOutcome {
  if (error instanceof AccessTokenError) {
    const state = error.permanent ? "configuration" : "retry";
    return { state, said: error.message, reply: null };
  }
  const facts = factsOf(error, dotWritten);
  return { state: judgeMail(facts), said: faultWords(facts), reply: facts.reply };
}

/** The library's errors carry what happened in properties; anything else is a fault without any. */
function factsOf(error: unknown, dotWritten: boolean): MailFacts {
  const text = (name: string): string | null => {
    if (typeof error !== "object" || error === null) return null;
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" ? value : null;
  };
  return {
    errorCode: text("code"),
    systemCode: text("originalCode"),
    command: text("command"),
    reply: text("response"),
    dotWritten,
  };
}
