import { expect } from "vitest";
import type { Problem } from "#shared/wire/problem.ts";
import type { App } from "../../../../server/http/app.ts";
import { problemKinds } from "../../../../server/http/problem-response.ts";
import type { ListedRoute } from "../../../../server/http/route-table.ts";
import type { Asker } from "./cast.ts";
import type { Relation } from "./expected.ts";
import type { FittingRequest, RouteRow, Said } from "./route-row.ts";
import { hiddenMarker } from "./things.ts";
import type { Things } from "./things.ts";

/** The request of a row, about things that stand in this relation to whoever asks. */
export async function requestFor(
  row: RouteRow,
  relation: Relation,
  things: Things,
): Promise<FittingRequest> {
  if (relation !== "unknown") return row.request(things);
  if (row.unknownRequest) return row.unknownRequest(things);
  const fitting = await row.request(things);
  const [first = ""] = Object.keys(fitting.path ?? {});
  return { ...fitting, path: { ...fitting.path, [first]: things.unknownId } };
}

export async function ask(
  app: App,
  { method, path: pattern }: ListedRoute,
  { headers }: Pick<Asker, "headers">,
  { path = {}, query = "", body, version }: FittingRequest,
): Promise<Response> {
  const address = pattern.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
  return app.request(`${address}${query}`, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(version === undefined ? {} : { "if-match": `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Checks that an answer is this problem and tells nothing hidden; returns all of it but the id of the request. */
export async function problemSaid(
  response: Response,
  [code, detail]: Said,
  where: string,
): Promise<Problem> {
  const text = await response.text();
  const { status, title } = problemKinds[code];
  expect(response.status, `${where}: ${text}`).toBe(status);
  expect(response.headers.get("content-type"), where).toMatch(/^application\/problem\+json/);
  // safe because the media type says so
  const problem = JSON.parse(text) as Problem;
  expect(problem, where).toMatchObject({ status, title, code, detail });
  expect(problem.requestId, where).toBe(response.headers.get("x-request-id"));
  expect(text, where).not.toContain(hiddenMarker);
  return { ...problem, requestId: "" };
}
