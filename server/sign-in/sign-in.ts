import { clientAddress } from "./client-address.ts";
import type { Connection, TrustedProxies } from "./client-address.ts";
import { openIdProvider } from "./openid.ts";
import type { OpenIdProvider, OpenIdSettings } from "./openid.ts";
import { argon2Hasher } from "./password-hash.ts";
import type { PasswordHasher } from "./password-hash.ts";
import { secretBox } from "./secret-box.ts";
import type { SecretBox } from "./secret-box.ts";

/** How people can sign in here; made once from the settings. */
export interface SignIn {
  /** null: this server keeps no passwords. */
  passwords: PasswordHasher | null;
  /** For what authenticator apps share with this server; null without a key. */
  codeSecrets: SecretBox | null;
  /** Whoever signs in with a password can do nothing before they have added an authenticator app. */
  secondFactorRequired: boolean;
  openid: OpenIdProvider | null;
  /** Where a request comes from, as far as that can be believed. */
  addressOf(connection: Connection, forwardedFor: string | undefined): string | null;
}

export interface SignInSettings {
  localAccounts: boolean;
  openid: OpenIdSettings | null;
  /** 32 bytes. */
  secretsKey: Buffer | null;
  secondFactorRequired: boolean;
  trustedProxies: TrustedProxies;
}

export function composeSignIn(settings: SignInSettings): SignIn {
  const { localAccounts, openid, secretsKey, secondFactorRequired, trustedProxies } = settings;
  return {
    passwords: localAccounts ? argon2Hasher() : null,
    codeSecrets: secretsKey === null ? null : secretBox(secretsKey),
    secondFactorRequired,
    openid: openid === null ? null : openIdProvider(openid),
    addressOf: (connection, forwardedFor) =>
      clientAddress(connection, forwardedFor, trustedProxies),
  };
}
