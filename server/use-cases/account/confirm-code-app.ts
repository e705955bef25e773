import { AppError } from "../../domain/app-error.ts";
import { stepOfCode } from "../../sign-in/code-app.ts";
import { attemptSucceeded, beginAttempt, codeGuess } from "../../sign-in/throttle.ts";
import { writeAudit } from "../../storage/audit.ts";
import { findCodeApp, saveConfirmation, takeStep } from "../../storage/sign-in/code-apps.ts";
import type { AccountContext } from "./account-context.ts";

/** From now on a code is asked for at each sign-in. Throws `sign-in-way-off`, `password-refused`, `too-many-requests`. */
export async function confirmCodeApp(context: AccountContext, code: string): Promise<void> {
  const { database, clock, signIn, actor } = context;
  const { personId } = actor;
  const { codeSecrets } = signIn;
  const guess = [codeGuess(personId)];
  await beginAttempt(database, clock, guess);
  await database.write(async (trx) => {
    const at = clock.now();
    const app = await findCodeApp(trx, personId);
    if (!codeSecrets || !app || app.confirmedAt !== null) {
      throw new AppError("sign-in-way-off", "There is no authenticator app to confirm.");
    }
    const step = stepOfCode(codeSecrets.open(app.secret), code, at);
    if (step === null || !(await takeStep(trx, personId, step))) {
      throw new AppError(
        "password-refused",
        "This code is not right. Look whether the clock of your phone is, and type the next one.",
        [{ location: "/code", message: "This is not the code of this moment." }],
      );
    }
    await saveConfirmation(trx, personId, at);
    await writeAudit(trx, {
      at,
      personId,
      action: "code-app-added",
      subject: `person:${personId}`,
    });
  });
  await attemptSucceeded(database, clock, guess);
}
