import type { SignedIn } from "#shared/wire/me.ts";
import { AppError } from "../../domain/app-error.ts";
import { startSession } from "../../sign-in/sessions.ts";
import { findPersonIdOfIdentity } from "../../storage/sign-in/identities.ts";
import { requireOpenId } from "./require-way.ts";
import type { SignInContext } from "./sign-in-context.ts";

/**
 * Gives a session for an access token of the firm's provider, to a person who has accepted a link with it.
 * Throws `sign-in-refused`, `sign-in-way-off`, `unavailable`.
 */
export async function signInWithOpenId(
  { database, clock, signIn }: SignInContext,
  accessToken: string,
): Promise<SignedIn> {
  const provider = requireOpenId(signIn);
  const subject = await provider.subjectOf(accessToken, clock.now());
  const personId = await findPersonIdOfIdentity(database.read, subject);
  if (personId === null) {
    throw new AppError(
      "sign-in-refused",
      `This account of ${provider.way.name} belongs to nobody here yet. Open the link of your invitation, or ask an admin for one.`,
    );
  }
  return startSession(database, clock, personId, "openid");
}
