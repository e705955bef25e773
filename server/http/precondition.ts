import { AppError } from "../domain/app-error.ts";
import type { RouteContext } from "./env.ts";

/** The ETag of a version; set it with `c.header("etag", versionTag(run.version))`. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that the person saw, from If-Match. Throws `version-missing` without the header; anything that is
 * not one strong version of ours can match nothing, so it is `version-changed`.
 */
export function expectedVersion(c: RouteContext): number {
  const header = c.req.header("if-match");
  if (header === undefined || header === "") {
    throw new AppError("version-missing", "Say in If-Match which version is to be changed.", [
      { location: "header.If-Match", message: "This is missing." },
    ]);
  }
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new AppError("version-changed", "If-Match does not name a version. Load it again.", [
      { location: "header.If-Match", message: 'This must be an ETag of ours, like "3".' },
    ]);
  }
  return Number(version);
}

/** Whether what the client holds (If-None-Match) is still what it would get. */
export function isUnchanged(c: RouteContext, etag: string): boolean {
  const held = c.req.header("if-none-match");
  return (
    held !== undefined && held.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag)
  );
}
