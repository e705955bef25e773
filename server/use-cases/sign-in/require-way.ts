import { AppError } from "../../domain/app-error.ts";
import type { OpenIdProvider } from "../../sign-in/openid.ts";
import type { PasswordHasher } from "../../sign-in/password-hash.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";

/** Throws `sign-in-way-off` where this server keeps no passwords. */
export function requirePasswords({ passwords }: SignIn): PasswordHasher {
  if (passwords) return passwords;
  throw new AppError("sign-in-way-off", "Nobody signs in with a password here.");
}

/** Throws `sign-in-way-off` where the firm has no provider. */
export function requireOpenId({ openid }: SignIn): OpenIdProvider {
  if (openid) return openid;
  throw new AppError("sign-in-way-off", "This server knows no other service to sign in with.");
}
