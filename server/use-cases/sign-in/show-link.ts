import type { LinkView } from "#shared/wire/sign-in.ts";
import { AppError } from "../../domain/app-error.ts";
import { tokenHash } from "../../sign-in/token.ts";
import type { Reader } from "../../storage/database.ts";
import { findFirmName } from "../../storage/firm/firm.ts";
import { countOtherAdmins, findPerson } from "../../storage/firm/people.ts";
import type { Person } from "../../storage/firm/people.ts";
import { findOpenLink } from "../../storage/sign-in/links.ts";
import type { SignInLink } from "../../storage/sign-in/links.ts";
import type { SignInContext } from "./sign-in-context.ts";

/** What a link is for, to whoever holds it. Throws `link-not-found`. */
export async function showLink(
  { database, clock }: SignInContext,
  token: string,
): Promise<LinkView> {
  const { link, person } = await requireLink(database.read, token, clock.now());
  return {
    kind: link.kind,
    firmName: (await findFirmName(database.read)) ?? "",
    name: person?.name ?? "",
    email: person?.email ?? "",
    expiresAt: link.expiresAt,
  };
}

/** A link that can be used, with its person; null for the first admin. Throws `link-not-found`. */
export async function requireLink(
  reader: Reader,
  token: string,
  now: string,
): Promise<{ link: SignInLink; person: Person | null }> {
  const link = await findOpenLink(reader, tokenHash(token), now);
  if (!link) throw linkNotFound();
  if (link.personId === null) {
    // An admin who came meanwhile invites the others.
    if ((await countOtherAdmins(reader, "")) > 0) throw linkNotFound();
    return { link, person: null };
  }
  const person = await findPerson(reader, link.personId);
  if (!person || person.disabled) throw linkNotFound();
  return { link, person };
}

function linkNotFound(): AppError {
  return new AppError(
    "link-not-found",
    "This link has been used, has expired, or another one took its place. Ask an admin for a new one.",
  );
}
