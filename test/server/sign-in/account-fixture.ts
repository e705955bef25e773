import { randomBytes } from "node:crypto";
import type { SignedIn } from "#shared/wire/me.ts";
import type { InvitedPerson } from "#shared/wire/person.ts";
import type { App } from "../../../server/http/app.ts";
import { secretBox } from "../../../server/sign-in/secret-box.ts";
import { startSession } from "../../../server/sign-in/sessions.ts";
import type { SignIn } from "../../../server/sign-in/sign-in.ts";
import { newFirm, newPerson } from "../factories.ts";
import { appOn, signedOut, withToken } from "../serve.ts";
import type { Send } from "../serve.ts";
import type { Store } from "../stores.ts";
import { quickHasher } from "./quick-hasher.ts";
import type { QuickHasher } from "./quick-hasher.ts";

export const goodPassword = "otter lantern gravel sonnet";

/** A firm with local accounts and an admin who invites people. */
export interface AccountFixture {
  app: App;
  hasher: QuickHasher;
  nobody: Send;
  /** As an admin who has just signed in. */
  admin(): Promise<Send>;
  /** Invites somebody and hands over the token of their link. */
  invite(email: string): Promise<{ personId: string; token: string }>;
  /** Invites somebody who then sets the good password. */
  join(email: string): Promise<{ personId: string; send: Send }>;
  /** A request to sign in, from an address. */
  signIn(
    body: { email: string; password: string; code?: string },
    address?: string,
  ): Promise<Response>;
}

export async function accountFixture(
  store: Store,
  change: Partial<SignIn> = {},
): Promise<AccountFixture> {
  await newFirm(store);
  const hasher = quickHasher();
  const signIn: SignIn = {
    passwords: hasher,
    codeSecrets: secretBox(randomBytes(32)),
    secondFactorRequired: false,
    openid: null,
    addressOf: (_connection, forwardedFor) => forwardedFor ?? null,
    ...change,
  };
  const app = appOn(store, { signIn });
  const nobody = signedOut(app);
  const actor = await newPerson(store, { admin: true });
  // By a service of the firm's, which asks for what it wants itself.
  const admin = async () => {
    const { token } = await startSession(store.database, store.clock, actor.personId, "openid");
    return withToken(app, token);
  };
  const invite = async (email: string) => {
    const rights = { billingAccess: true, sendExport: false, admin: false };
    const body = { name: "Nadia Brook", email, rights };
    const answer = await (await admin())("POST", "people", { body });
    const { person, link }: InvitedPerson = await answer.json();
    return { personId: person.id, token: tokenOf(link.path) };
  };
  return {
    app,
    hasher,
    nobody,
    admin,
    invite,
    join: async (email) => {
      const { personId, token } = await invite(email);
      const body = { token, proof: { kind: "password", password: goodPassword } };
      const signed: SignedIn = await (await nobody("POST", "sign-in/link/accept", { body })).json();
      return { personId, send: withToken(app, signed.token) };
    },
    signIn: (body, address) =>
      nobody("POST", "sign-in/password", {
        body,
        headers: address === undefined ? {} : { "x-forwarded-for": address },
      }),
  };
}

export function tokenOf(path: string): string {
  return path.split("#")[1] ?? "";
}
