import type { ChangePasswordBody } from "#shared/wire/sign-in.ts";
import { checkPassword } from "../../sign-in/password-rules.ts";
import { tokenHash } from "../../sign-in/token.ts";
import { writeAudit } from "../../storage/audit.ts";
import { endSessionsOf } from "../../storage/firm/sessions.ts";
import { savePasswordHash } from "../../storage/sign-in/passwords.ts";
import { requirePasswords } from "../sign-in/require-way.ts";
import type { AccountContext } from "./account-context.ts";
import { requireOwnPassword } from "./require-own-password.ts";

/** Sets another password and ends the person's other sessions. Throws as `requireOwnPassword`, and `password-refused`. */
export async function changePassword(
  context: AccountContext,
  { currentPassword, password }: ChangePasswordBody,
): Promise<void> {
  const { database, clock, signIn, token } = context;
  const person = await requireOwnPassword(context, currentPassword);
  await checkPassword(password, person);
  const hash = await requirePasswords(signIn).hash(password);
  await database.write(async (trx) => {
    const at = clock.now();
    await savePasswordHash(trx, person.id, hash, at);
    await endSessionsOf(trx, person.id, at, tokenHash(token));
    await writeAudit(trx, {
      at,
      personId: person.id,
      action: "password-changed",
      subject: `person:${person.id}`,
    });
  });
}
