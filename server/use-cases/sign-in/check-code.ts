import { AppError } from "../../domain/app-error.ts";
import { stepOfCode } from "../../sign-in/code-app.ts";
import { attemptSucceeded, beginAttempt, codeGuess } from "../../sign-in/throttle.ts";
import { findCodeApp, takeStep } from "../../storage/sign-in/code-apps.ts";
import type { SignInContext } from "./sign-in-context.ts";

/**
 * Asks for the code of a person's authenticator app, if they have one; each code is taken once. Throws
 * `code-required`, `sign-in-refused`, `too-many-requests`, `unavailable` when the key to the secret is missing.
 */
export async function checkCode(
  { database, clock, signIn }: SignInContext,
  personId: string,
  code: string | undefined,
): Promise<void> {
  const app = await findCodeApp(database.read, personId);
  if (!app || app.confirmedAt === null) return;
  if (code === undefined) {
    throw new AppError("code-required", "Type in the code that your authenticator app shows.");
  }
  if (!signIn.codeSecrets) {
    throw new AppError(
      "unavailable",
      "Codes cannot be checked here at the moment: the server's SECRETS_KEY is missing. Tell your admin.",
    );
  }
  const guess = [codeGuess(personId)];
  await beginAttempt(database, clock, guess);
  const step = stepOfCode(signIn.codeSecrets.open(app.secret), code, clock.now());
  const fresh = step !== null && (await database.write((trx) => takeStep(trx, personId, step)));
  if (!fresh) {
    throw new AppError(
      "sign-in-refused",
      "This code is not right any more. Wait for the next one and type that in.",
      [{ location: "/code", message: "This is not the code of this moment." }],
    );
  }
  await attemptSucceeded(database, clock, guess);
}
