import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Problem, ProblemCode } from "#shared/wire/problem.ts";
import { problemKinds } from "./problem-response.ts";

const known: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ["headers-too-large", "Send fewer or shorter headers."],
  ERR_HTTP_REQUEST_TIMEOUT: ["request-too-slow", "Send the whole request within a minute."],
};

/** The whole answer to what never became a request, as it goes over the wire; the connection ends with it. */
export function unreadableAnswer(cause: string | undefined): string {
  const [code, detail] = known[cause ?? ""] ?? [
    "validation" as const,
    "This is not HTTP that can be read.",
  ];
  const { status, title } = problemKinds[code];
  const type = `urn:billing-runs:problem:${code}`;
  const requestId = randomUUID();
  const problem: Problem = { type, title, status, code, detail, requestId };
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
