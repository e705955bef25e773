import { AppError } from "../domain/app-error.ts";

/** Refuses to change what is no longer as the person saw it: `version-changed`. `what` begins the sentence. */
export function requireVersion(thing: { version: number }, version: number, what: string): void {
  if (thing.version === version) return;
  throw new AppError("version-changed", `${what} was changed in the meantime. Look at it again.`);
}
