import type { NewCodeApp } from "#shared/wire/sign-in.ts";
import { AppError } from "../../domain/app-error.ts";
import { newCodeSecret } from "../../sign-in/code-app.ts";
import { findFirmName } from "../../storage/firm/firm.ts";
import { findCodeApp, saveNewCodeApp } from "../../storage/sign-in/code-apps.ts";
import type { AccountContext } from "./account-context.ts";
import { requireOwnPassword } from "./require-own-password.ts";

/**
 * Makes a secret for the person's authenticator app; nothing changes until a code of it is confirmed.
 * Throws as `requireOwnPassword`, and `sign-in-way-off` without a key or when there is one already.
 */
export async function beginCodeApp(
  context: AccountContext,
  currentPassword: string,
): Promise<NewCodeApp> {
  const { database, signIn } = context;
  if (!signIn.codeSecrets) {
    throw new AppError(
      "sign-in-way-off",
      "Authenticator apps are not set up here: the server needs a SECRETS_KEY.",
    );
  }
  const person = await requireOwnPassword(context, currentPassword);
  const made = newCodeSecret((await findFirmName(database.read)) ?? "", person.email);
  const sealed = signIn.codeSecrets.seal(made.secret);
  await database.write(async (trx) => {
    const present = await findCodeApp(trx, person.id);
    if (present !== null && present.confirmedAt !== null) {
      throw new AppError("sign-in-way-off", "Remove the authenticator app that you have first.");
    }
    await saveNewCodeApp(trx, person.id, sealed);
  });
  return made;
}
