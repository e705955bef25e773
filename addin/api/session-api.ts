import type { Me, SignedIn, TrialPerson } from "#shared/wire/me.ts";
import type {
  AcceptLinkBody,
  LinkView,
  PasswordSignInBody,
  RenewedSession,
  SignInWays,
} from "#shared/wire/sign-in.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

export type SessionApi = ReturnType<typeof sessionApi>;

/** Signing in and out, who one is, and the server's own state: what the pane and the admin page both ask. */
export function sessionApi(api: Connected) {
  return {
    version: async (signal?: AbortSignal): Promise<string> =>
      (await bodyOf<{ version: string }>(api.version.$get({}, init({ signal })))).version,
    health: (signal?: AbortSignal) => done(api.health.$get({}, init({ signal }))),

    signInWays: (signal?: AbortSignal): Promise<SignInWays> =>
      bodyOf(api["sign-in"].ways.$get({}, init({ signal }))),
    signInWithPassword: (json: PasswordSignInBody): Promise<SignedIn> =>
      bodyOf(api["sign-in"].password.$post({ json })),
    signInWithOpenId: (accessToken: string): Promise<SignedIn> =>
      bodyOf(api["sign-in"].openid.$post({ json: { accessToken } })),
    showLink: (token: string): Promise<LinkView> =>
      bodyOf(api["sign-in"].link.$post({ json: { token } })),
    acceptLink: (json: AcceptLinkBody): Promise<SignedIn> =>
      bodyOf(api["sign-in"].link.accept.$post({ json })),
    renewSession: (): Promise<RenewedSession> => bodyOf(api.session.renew.$post()),

    trialPeople: (): Promise<TrialPerson[]> => bodyOf(api.trial.people.$get()),
    signInTrial: (personId: string): Promise<SignedIn> =>
      bodyOf(api["sign-in"].trial.$post({ json: { personId } })),
    signOut: () => done(api["sign-out"].$post()),
    me: (signal?: AbortSignal): Promise<Me> => bodyOf(api.me.$get({}, init({ signal }))),
  };
}
