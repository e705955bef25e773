import type { AccountView } from "#shared/wire/sign-in.ts";
import { tokenHash } from "../../sign-in/token.ts";
import { listOpenSessions } from "../../storage/firm/sessions.ts";
import { findCodeApp } from "../../storage/sign-in/code-apps.ts";
import { hasIdentity } from "../../storage/sign-in/identities.ts";
import { findPasswordHash } from "../../storage/sign-in/passwords.ts";
import type { AccountContext } from "./account-context.ts";

/** How the person signs in, and where they are signed in now. */
export async function showAccount(context: AccountContext): Promise<AccountView> {
  const { database, clock, actor, signIn, token } = context;
  const { personId } = actor;
  const own = tokenHash(token);
  const app = await findCodeApp(database.read, personId);
  const sessions = await listOpenSessions(database.read, personId, clock.now());
  return {
    password: (await findPasswordHash(database.read, personId)) !== null,
    codeApp: app !== null && app.confirmedAt !== null,
    codeAppPossible: signIn.codeSecrets !== null,
    openid: await hasIdentity(database.read, personId),
    sessions: sessions.map(({ way, createdAt, lastUsedAt, tokenHash: hash }) => ({
      way,
      startedAt: createdAt,
      lastUsedAt,
      own: hash === own,
    })),
  };
}
