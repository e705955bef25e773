import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SignInSettings } from "../sign-in/sign-in.ts";

/** People who are invited in the trial sign in with a password, as they would anywhere. */
export function trialSignIn(secretsKey: Buffer | null): SignInSettings {
  return {
    localAccounts: true,
    openid: null,
    secretsKey,
    secondFactorRequired: false,
    trustedProxies: { has: () => false },
  };
}

/** The trial's own key, kept in its folder so that a restart can read what it kept. */
export async function keptSecretsKey(folder: string): Promise<Buffer> {
  const file = join(folder, "secrets.key");
  const kept = await readFile(file).catch(() => null);
  if (kept?.length === 32) return kept;
  const key = randomBytes(32);
  await writeFile(file, key, { mode: 0o600 });
  return key;
}
