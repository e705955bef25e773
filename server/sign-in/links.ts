import type { NewLink } from "#shared/wire/person.ts";
import type { Tx } from "../storage/database.ts";
import { endLinks, insertLink } from "../storage/sign-in/links.ts";
import type { SignInLink } from "../storage/sign-in/links.ts";
import { newToken, tokenHash } from "./token.ts";

const linkDays = 7;
const millisecondsPerDay = 86_400_000;

/** Makes a link for a person, or for the first admin; links made before are worth nothing any more. */
export async function makeLink(
  trx: Tx,
  now: string,
  link: Pick<SignInLink, "kind" | "personId" | "createdBy">,
): Promise<NewLink> {
  const token = newToken();
  const expiresAt = new Date(Date.parse(now) + linkDays * millisecondsPerDay).toISOString();
  await endLinks(trx, link.personId, now);
  await insertLink(trx, { ...link, tokenHash: tokenHash(token), createdAt: now, expiresAt });
  // In the fragment, which browsers keep from servers and their logs.
  return { path: `/welcome#${token}`, expiresAt };
}
