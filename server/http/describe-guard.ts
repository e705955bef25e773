import type { DescribeRouteOptions } from "hono-openapi";
import type { ProblemCode } from "#shared/wire/problem.ts";
import { problemKinds } from "./problem-response.ts";
import type { RouteGuard } from "./route-guard.ts";

/** What the description of the API says about a route, from its guard. */
export function describeGuard(route: RouteGuard): DescribeRouteOptions {
  const answers = Object.entries(route.answers).map(([status, description]) => [
    status,
    { description },
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
    ...(route.ifMatch ? (["version-missing", "version-changed"] as const) : []),
    ...(route.audit === null ? [] : (["body-too-large", "media-type-unknown"] as const)),
    ...(route.problems ?? []),
    "internal",
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => String(problemKinds[code].status));
  return [...byStatus].map(([status, some]) => [
    status,
    {
      description: some.map((code) => `${code}: ${problemKinds[code].title}`).join("; "),
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      },
    },
  ]);
}
