import { AppError } from "../domain/app-error.ts";

/** Where the next page begins, as text that a client hands back as it is. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor of ours; null without one. Throws `validation` for anything else. */
export function readCursor(cursor: string | undefined, partCount: number): string[] | null {
  if (cursor === undefined) return null;
  const parts = parsed(Buffer.from(cursor, "base64url").toString());
  if (Array.isArray(parts) && parts.length === partCount && parts.every(isPlainText)) return parts;
  const message = "This is no cursor of ours. Begin the list again.";
  throw new AppError("validation", message, [{ location: "query.cursor", message }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPlainText(part: unknown): part is string {
  return typeof part === "string" && !part.includes("\0");
}
