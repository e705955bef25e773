import type { SignedIn } from "#shared/wire/me.ts";
import type { PasswordSignInBody } from "#shared/wire/sign-in.ts";
import { AppError } from "../../domain/app-error.ts";
import { startSession } from "../../sign-in/sessions.ts";
import {
  accountGuess,
  addressGuess,
  attemptSucceeded,
  beginAttempt,
} from "../../sign-in/throttle.ts";
import { findPersonByEmail } from "../../storage/firm/people.ts";
import { findPasswordHash } from "../../storage/sign-in/passwords.ts";
import { checkCode } from "./check-code.ts";
import { requirePasswords } from "./require-way.ts";
import type { SignInContext } from "./sign-in-context.ts";

/**
 * Signs in with an e-mail address, a password and, where one is set up, a code. Says and takes the same whether the
 * account exists or not. Throws `sign-in-refused`, `code-required`, `too-many-requests`, `sign-in-way-off`.
 */
export async function signInWithPassword(
  context: SignInContext,
  { email, password, code }: PasswordSignInBody,
): Promise<SignedIn> {
  const { database, clock, signIn, address } = context;
  const hasher = requirePasswords(signIn);
  const guesses = [accountGuess(email), ...addressGuess(address)];
  await beginAttempt(database, clock, guesses);
  const person = await findPersonByEmail(database.read, email);
  const stored = await findPasswordHash(database.read, person?.id ?? "");
  if (!(await hasher.verify(password, stored)) || !person) {
    throw new AppError("sign-in-refused", "The e-mail address or the password is not right.");
  }
  await checkCode(context, person.id, code);
  const signedIn = await startSession(database, clock, person.id, "password");
  await attemptSucceeded(database, clock, guesses);
  return signedIn;
}
