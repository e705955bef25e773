import type { Context } from "../context.ts";
import type { SignInContext } from "../sign-in/sign-in-context.ts";

/** A person at their own account, with the session that they ask from. */
export interface AccountContext extends Context, SignInContext {
  token: string;
}
