import { writeAudit } from "../../storage/audit.ts";
import { deleteCodeApp } from "../../storage/sign-in/code-apps.ts";
import type { AccountContext } from "./account-context.ts";
import { requireOwnPassword } from "./require-own-password.ts";

/** No code is asked for any more. Throws as `requireOwnPassword`. */
export async function removeCodeApp(
  context: AccountContext,
  currentPassword: string,
): Promise<void> {
  const { database, clock } = context;
  const { id: personId } = await requireOwnPassword(context, currentPassword);
  await database.write(async (trx) => {
    await deleteCodeApp(trx, personId);
    await writeAudit(trx, {
      at: clock.now(),
      personId,
      action: "code-app-removed",
      subject: `person:${personId}`,
    });
  });
}
