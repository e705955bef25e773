import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;
/** A clock may be one step off. */
const window = 1;

/** A new secret, as base32 to type in and as an address for a QR code. */
export function newCodeSecret(firmName: string, email: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 });
  const issuer = `Billing Runs (${firmName || "your firm"})`.replaceAll(":", " ");
  const totp = new TOTP({ issuer, label: email, secret });
  return { secret: secret.base32, uri: totp.toString() };
}

/** The step of time that a code belongs to; null when it is not one of this moment. */
export function stepOfCode(secret: string, code: string, now: string): number | null {
  const timestamp = Date.parse(now);
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}
