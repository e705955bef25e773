import { createHash, randomBytes } from "node:crypto";

/** A bearer token of 256 random bits; it means nothing by itself. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token: whoever reads the database cannot sign in with it. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
