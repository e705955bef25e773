import { AppError } from "../../domain/app-error.ts";
import { readLogo } from "../../storage/firm/logo.ts";
import type { Context } from "../context.ts";

/** The firm's logo, for whoever is signed in. Throws `logo-not-found`. */
export async function showLogo({
  database,
}: Context): Promise<{ bytes: Uint8Array; mediaType: string; sha256: string }> {
  const logo = await readLogo(database.read);
  if (logo === null) throw new AppError("logo-not-found", "The firm has no logo.");
  return logo;
}
