import { AppError } from "../../domain/app-error.ts";
import { accountGuess, attemptSucceeded, beginAttempt } from "../../sign-in/throttle.ts";
import { findPerson } from "../../storage/firm/people.ts";
import type { Person } from "../../storage/firm/people.ts";
import { findPasswordHash } from "../../storage/sign-in/passwords.ts";
import { requirePasswords } from "../sign-in/require-way.ts";
import type { AccountContext } from "./account-context.ts";

/**
 * Has the person prove once more who they are. Throws `sign-in-way-off` when they have no password,
 * `password-refused` when it is another one, `too-many-requests`.
 */
export async function requireOwnPassword(
  { database, clock, signIn, actor }: AccountContext,
  currentPassword: string,
): Promise<Person> {
  const hasher = requirePasswords(signIn);
  const person = await findPerson(database.read, actor.personId);
  const stored = await findPasswordHash(database.read, actor.personId);
  if (!person || stored === null) {
    throw new AppError("sign-in-way-off", "You do not sign in with a password of this server.");
  }
  const guess = [accountGuess(person.email)];
  await beginAttempt(database, clock, guess);
  if (!(await hasher.verify(currentPassword, stored))) {
    throw new AppError("password-refused", "The present password is not right.", [
      { location: "/currentPassword", message: "This is not your present password." },
    ]);
  }
  await attemptSucceeded(database, clock, guess);
  return person;
}
