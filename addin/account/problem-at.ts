import { ProblemError } from "../api/problem-error.ts";

/** What the server found wrong with a field of the body, e.g. "setUp/email". */
export function problemAt(error: unknown, field: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.items.find(({ location }) => location === `/${field}`)?.message;
}
