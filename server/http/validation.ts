import { validator } from "hono-openapi";
import type * as z from "zod";
import { AppError } from "../domain/app-error.ts";
import type { RouteContext } from "./env.ts";
import { inputMessage } from "./input-message.ts";

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
type Result = { success: true } | { success: false; error: readonly Issue[] };

/** The JSON body, checked; the handler gets it with `c.req.valid("json")`. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return validator("json", schema, async (result: Result, c) => {
    refuse(result, (path) => path.map((part) => `/${escapePointer(part)}`).join(""));
    const refusal = textRefusal(await c.req.text());
    if (refusal !== null) throw refusal;
  });
}

/** The query, checked; the handler gets it with `c.req.valid("query")`. */
export function queryOf<Schema extends z.ZodType>(schema: Schema) {
  return validator("query", schema, (result: Result) => {
    refuse(result, (path) => ["query", ...path].join("."));
  });
}

/** The parts of the path, checked; the handler gets them with `c.req.valid("param")`. */
export function pathOf<Schema extends z.ZodType>(schema: Schema) {
  return validator("param", schema, (result: Result) => {
    refuse(result, (path) => ["path", ...path].join("."));
  });
}

function refuse(result: Result, locationOf: (path: string[]) => string): void {
  if (result.success) return;
  const items = result.error.slice(0, 20).map((issue) => ({
    location: locationOf(pathOfIssue(issue)),
    message: inputMessage(issue),
  }));
  const [first] = items;
  const rest = result.error.length - 1;
  const more = rest === 0 ? "" : ` ${rest} more ${rest === 1 ? "place" : "places"} like this.`;
  throw new AppError(
    "validation",
    `${first?.location || "The body"}: ${first?.message}${more}`,
    items,
  );
}

function pathOfIssue(issue: Issue): string[] {
  return (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part));
}

function escapePointer(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** PostgreSQL cannot store every text that JSON can hold; both stores refuse it alike. Null when there is nothing. */
export function textRefusal(json: string): AppError | null {
  if (containsNul(json)) return nulRefusal("");
  if (!containsHalfCharacter(json)) return null;
  const message = "A text contains half of a character, which cannot be kept.";
  return new AppError("validation", message, [{ location: "", message }]);
}

/** JSON written anew escapes only surrogates that stand alone. */
function containsHalfCharacter(json: string): boolean {
  if (!json.includes("\\ud") && !json.includes("\\uD")) return false;
  return /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(JSON.parse(json)));
}

function containsNul(json: string): boolean {
  return json.includes("\\u0000") && /(?<!\\)(?:\\\\)*\\u0000/.test(json);
}

function nulRefusal(location: string): AppError {
  const message = "A text contains the character NUL, which cannot be kept.";
  return new AppError("validation", message, [{ location, message }]);
}

/** The address must hold nothing that a store cannot compare with. */
export function checkAddress(c: RouteContext): void {
  if (/%00/.test(c.req.url)) throw nulRefusal("path");
}
