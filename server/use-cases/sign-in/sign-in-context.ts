import type { Database } from "../../storage/database.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import type { Clock, Ids } from "../context.ts";

/** What signing in is handed: nobody acts yet. */
export interface SignInContext {
  database: Database;
  clock: Clock;
  ids: Ids;
  signIn: SignIn;
  /** Where the request comes from, as far as that can be believed. */
  address: string | null;
}
