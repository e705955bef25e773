import type { SignInWays } from "#shared/wire/sign-in.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";

/** How one can sign in here. */
export function showWays({ passwords, openid }: SignIn, trial: boolean): SignInWays {
  return { password: passwords !== null, openid: openid?.way ?? null, trial };
}
