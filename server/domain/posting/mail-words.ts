import { replyCodeOf } from "./mail-outcome.ts";
import type { MailFacts, MailVerdict } from "./mail-outcome.ts";

const longestQuote = 200;

/** Enhanced status (RFC 3463) or reply code → what it means to a person; the first that fits. */
const meanings: readonly [RegExp, string][] = [
  [/\b5\.7\.30\b/, "The mail server no longer takes passwords. An admin has to set up OAuth2."],
  [/^(530|534|535|538)\b/, "The mail server refused the sign-in of this product."],
  [/\b5\.1\.(1|6)\b/, "The mail server says that this address does not exist."],
  [/\b5\.1\.(2|3|10)\b/, "The mail server says that no mail can be delivered to this address."],
  [/\b[45]\.2\.2\b/, "The mailbox is full."],
  [/\b5\.2\.1\b/, "The mailbox is switched off."],
  [/\b5\.(3\.4|2\.3)\b|^552\b/, "The message is too large for the mail server."],
  [/\b5\.7\.\d+\b/, "The mail server refused the message by its own rules."],
  [/\b4\.7\.\d+\b|^45[01]\b/, "The mail server asks to try again later."],
  [/^421\b/, "The mail server is busy or about to stop."],
  [/^55[013]\b/, "The mail server refused this address."],
  [/^554\b/, "The mail server refused the message."],
  [/^4\d\d\b/, "The mail server asks to try again later."],
  [/^5\d\d\b/, "The mail server refused the message."],
];

const silence: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The mail server does not answer.",
  ENOTFOUND: "The mail server's name is not known.",
  ETIMEDOUT: "The mail server did not answer in time.",
  ECONNECTION: "The connection to the mail server broke.",
  ESOCKET: "The connection to the mail server broke.",
  EDNS: "The mail server's name could not be looked up.",
  ETLS: "No encrypted connection to the mail server could be made.",
  EAUTH: "The mail server refused the sign-in of this product.",
  ENOAUTH: "The mail server wants a sign-in, and none is set up.",
  EOAUTH2: "The sign-in service of the mail provider gave no access.",
};

/** What went wrong with a hand-over: what it means, then the server's own words where there are any. */
export function faultWords(facts: MailFacts): string {
  return withQuote(meaningOf(facts), facts.reply);
}

/** What a person is told of a delivery, after `said` has gone wrong with it. */
export function mailWords(verdict: MailVerdict, said: string): string {
  switch (verdict) {
    case "retry":
      return `${said} It will be tried again.`;
    case "in-doubt":
      return `${said} Nobody can know whether it arrived: ask the client, then decide.`;
    case "configuration":
      return `${said} Sending of this run has stopped; an admin has to mend the mail settings.`;
    case "failed":
      return said;
  }
}

/** Words for one recipient that was refused while others were accepted. */
export function refusedRecipientWords(reply: string | null): string {
  return withQuote(meaningOf({ reply, errorCode: null, systemCode: null }), reply);
}

function withQuote(meaning: string, reply: string | null): string {
  const quote = quoted(reply);
  return quote === null ? meaning : `${meaning} Its words: “${quote}”`;
}

function meaningOf(facts: Pick<MailFacts, "reply" | "errorCode" | "systemCode">): string {
  const { reply } = facts;
  if (reply !== null && replyCodeOf(reply) !== null) {
    const known = meanings.find(([pattern]) => pattern.test(reply));
    if (known !== undefined) return known[1];
  }
  return (
    silence[facts.systemCode ?? ""] ??
    silence[facts.errorCode ?? ""] ??
    "Something went wrong between us and the mail server."
  );
}

/** The server's words are strangers' text: one line, without control characters, not too long. */
function quoted(reply: string | null): string | null {
  const line = (reply ?? "")
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ")
    .trim();
  if (line === "") return null;
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
