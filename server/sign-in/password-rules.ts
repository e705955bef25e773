import { shortestPassword } from "#shared/password.ts";
import { AppError } from "../domain/app-error.ts";

/** Fewer pieces than this are guessed by whoever tries known passwords and puts two together. */
const fewestPieces = 4;
const productWords = ["billing", "billingruns", "runs", "excel", "invoice"];

/**
 * Refuses a password that is short, or made of passwords that everybody tries, or of the person's own name and
 * address. There is no rule about kinds of characters (NIST SP 800-63B). Throws `password-refused`.
 */
export async function checkPassword(
  password: string,
  person: { name: string; email: string },
): Promise<void> {
  const given = password.normalize("NFKC");
  if (Array.from(given).length < shortestPassword) {
    throw refusal(
      `A password needs ${shortestPassword} characters or more. Four or five words that do not belong together are easy to keep in mind.`,
    );
  }
  const pieces = countPieces(given.toLowerCase(), await commonPasswords(), ownWords(person));
  if (pieces < fewestPieces) {
    throw refusal(
      "This password is made of words that are tried first, or of your own name. Take four or five words that do not belong together.",
    );
  }
}

function refusal(sentence: string): AppError {
  return new AppError("password-refused", sentence, [{ location: "/password", message: sentence }]);
}

function ownWords({ name, email }: { name: string; email: string }): Set<string> {
  const words = `${name} ${email}`.toLowerCase().split(/[\s.@_+-]+/);
  return new Set([...words, ...productWords].filter((word) => word.length >= 3));
}

/**
 * The fewest pieces that the text can be put together from: a known password, a number or a run of one character is one,
 * any other character is one, a word of the person's own is none.
 */
export function countPieces(
  text: string,
  known: ReadonlySet<string>,
  own: ReadonlySet<string>,
): number {
  const fewest = [0];
  for (let end = 1; end <= text.length; end++) {
    let best = (fewest[end - 1] ?? 0) + 1;
    for (let start = end - 2; start >= Math.max(0, end - longestKnown); start--) {
      const piece = text.slice(start, end);
      const before = fewest[start] ?? 0;
      if (own.has(piece)) best = Math.min(best, before);
      else if (known.has(piece) || isRun(piece)) best = Math.min(best, before + 1);
    }
    fewest.push(best);
  }
  return fewest[text.length] ?? 0;
}

const longestKnown = 40;

function isRun(piece: string): boolean {
  return /^(?:\d{2,}|(.)\1{2,})$/u.test(piece);
}

let loaded: Promise<ReadonlySet<string>> | undefined;

/** Some fifty thousand, from leaks; read when the first password is set. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"].filter((word) => word.length >= 3)),
  );
  return loaded;
}
