import type { AccountView, ChangePasswordBody, NewCodeApp } from "#shared/wire/sign-in.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

export type AccountApi = ReturnType<typeof accountApi>;

/** What people keep of their own: password, authenticator app, where they are signed in. */
export function accountApi({ account }: Connected) {
  const codeApp = account["code-app"];
  return {
    account: (signal?: AbortSignal): Promise<AccountView> =>
      bodyOf(account.$get({}, init({ signal }))),
    changePassword: (json: ChangePasswordBody) => done(account.password.$put({ json })),
    endOtherSessions: () => done(account["end-other-sessions"].$post()),
    beginCodeApp: (currentPassword: string): Promise<NewCodeApp> =>
      bodyOf(codeApp.$post({ json: { currentPassword } })),
    confirmCodeApp: (code: string) => done(codeApp.confirm.$post({ json: { code } })),
    removeCodeApp: (currentPassword: string) =>
      done(codeApp.remove.$post({ json: { currentPassword } })),
  };
}
