import type { Me, SignedIn, TrialPerson } from "#shared/wire/me.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

export type SessionApi = ReturnType<typeof sessionApi>;

/** Signing in and out, who one is, and the server's own state: what the pane and the admin page both ask. */
export function sessionApi(api: Connected) {
  return {
    version: async (signal?: AbortSignal): Promise<string> =>
      (await bodyOf<{ version: string }>(api.version.$get({}, init({ signal })))).version,
    health: (signal?: AbortSignal) => done(api.health.$get({}, init({ signal }))),

    trialPeople: (): Promise<TrialPerson[]> => bodyOf(api.trial.people.$get()),
    signInTrial: (personId: string): Promise<SignedIn> =>
      bodyOf(api["sign-in"].trial.$post({ json: { personId } })),
    signOut: () => done(api["sign-out"].$post()),
    me: (signal?: AbortSignal): Promise<Me> => bodyOf(api.me.$get({}, init({ signal }))),
  };
}
