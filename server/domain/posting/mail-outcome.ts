/** What is known after an attempt to hand a message to a mail server; nothing here says what to do about it. */
export interface MailFacts {
  /** The library's code for what went wrong, e.g. "EENVELOPE". */
  errorCode: string | null;
  /** The system's code under it, e.g. "ECONNREFUSED". */
  systemCode: string | null;
  /** What was being asked when it went wrong, e.g. "MAIL FROM". */
  command: string | null;
  /** The server's last reply to this message, e.g. "550 5.1.1 No such user"; null when there was none. */
  reply: string | null;
  /** The last byte and the final dot were given to the connection: from here on the server may have accepted it. */
  dotWritten: boolean;
}

/** What an attempt means (R21). Only `retry` may be repeated without a person. */
export type MailVerdict = "retry" | "failed" | "configuration" | "in-doubt";

// EPROTOCOL: an answer that is not SMTP, before anything was sent; another kind of server listens there.
const configurationErrors = new Set(
  "EAUTH ENOAUTH EOAUTH2 ETLS EREQUIRETLS ECONFIG EPROXY EPROTOCOL".split(" "),
);
/** A name that leads nowhere, a certificate that cannot be trusted, or a port that does not speak TLS. */
const wrongServer =
  /^(ENOTFOUND|EPROTO|CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HOSTNAME_MISMATCH)/;
/** Sign-in required, refused, too weak, or switched off for passwords (RFC 4954; Exchange's 5.7.30). */
const signInCodes = new Set([530, 534, 535, 538]);

/**
 * Judges a hand-over that did not end in acceptance (R21, reference/trust.md section 3): a reply decides; without one
 * a written dot means doubt; else nothing can have been accepted.
 */
export function judgeMail(facts: MailFacts): MailVerdict {
  const code = replyCodeOf(facts.reply);
  if (code !== null && code >= 400) return judgeReply(code, facts);
  // A 2xx or 3xx where another was due tells nothing once the dot is written.
  if (facts.dotWritten) return "in-doubt";
  if (facts.errorCode !== null && configurationErrors.has(facts.errorCode)) return "configuration";
  if (facts.systemCode !== null && wrongServer.test(facts.systemCode)) return "configuration";
  // What fails inside the house before the server was asked, such as a message over the server's announced size.
  if (facts.errorCode === "EMESSAGE" || facts.errorCode === "ESTREAM") return "failed";
  return "retry";
}

function judgeReply(code: number, { reply, command, errorCode }: MailFacts): MailVerdict {
  const isSignIn = signInCodes.has(code) || errorCode === "EAUTH";
  const isSwitchedOff = /^5\d\d[ -]5\.7\.30\b/.test(reply ?? "");
  if (code < 500 || code === 503) return "retry";
  if (isSignIn || isSwitchedOff || errorCode === "ETLS") return "configuration";
  // Who is greeted or whose sender is refused will be refused with every message, except for its size.
  const beforeRecipients = command === "MAIL FROM" || command === "CONN" || command === "EHLO";
  if (beforeRecipients && code !== 552) return "configuration";
  return "failed";
}

/** The three digits that a reply begins with (RFC 5321 section 4.2); null when it has none. */
export function replyCodeOf(reply: string | null): number | null {
  const digits = /^([2-5]\d\d)(?:[ -]|$)/.exec(reply ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
