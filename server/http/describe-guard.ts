import type { DescribeRouteOptions } from "hono-openapi";
import type { ProblemCode } from "#shared/wire/problem.ts";
import { problemKinds } from "./problem-response.ts";
import type { RouteGuard } from "./route-guard.ts";

/** What the description of the API says about a route, from its guard. */
export function describeGuard(route: RouteGuard): DescribeRouteOptions {
  const answers = Object.entries(route.answers).map(([status, description]) => [
    status,
    { description, ...answerContent(Number(status), route.mediaType ?? "application/json") },
  ]);
  return {
    summary: route.summary,
    tags: [route.scope],
    security: route.right === "none" ? [] : [{ bearer: [] }],
    responses: Object.fromEntries([...answers, ...problemAnswers(route)]),
    ...(route.ifMatch ? { parameters: [ifMatchParameter] } : {}),
  };
}

const ifMatchParameter = {
  in: "header" as const,
  name: "If-Match",
  required: true,
  description: 'The ETag of what was seen, e.g. "3".',
  schema: { type: "string" as const },
};

function problemAnswers(route: RouteGuard) {
  const codes: ProblemCode[] = [
    "validation",
    ...(route.right === "none" ? [] : (["sign-in-required", "token-expired"] as const)),
    ...(route.right === "none" || route.right === "signed-in" ? [] : (["right-missing"] as const)),
    ...(route.right === "none" || route.beforeCodeApp ? [] : (["code-app-missing"] as const)),
    ...(route.ifMatch ? (["version-missing", "version-changed"] as const) : []),
    ...(route.problems ?? []),
    "internal",
  ];
  return answersOf(codes);
}

/** Of a 204 and a 304 there is nothing but the status. */
function answerContent(status: number, mediaType: string) {
  return status === 204 || status === 304 ? {} : { content: { [mediaType]: {} } };
}

/** Problem answers by status, each with the codes that it can have. */
export function answersOf(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(new Set(codes), (code) => String(problemKinds[code].status));
  return [...byStatus].map(([status, some]): [string, ReturnType<typeof problemAnswer>] => [
    status,
    problemAnswer(some),
  ]);
}

function problemAnswer(codes: readonly ProblemCode[]) {
  return {
    description: codes.map((code) => `${code}: ${problemKinds[code].title}`).join("; "),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}
