import { hc } from "hono/client";
import type { App } from "../../server/http/app.ts";
import { createFetch } from "./request.ts";
import type { RequestSettings } from "./request.ts";

/** The server's routes, typed; what every `*-api.ts` here is built on. */
export type Connected = ReturnType<typeof connect>;

/** The only place that knows `hc<App>`; each call throws ProblemError or ConnectionError unless it is answered. */
export function connect(settings: RequestSettings) {
  return hc<App>("/", { fetch: createFetch(settings) }).api;
}

/** An answer whose body has this type, as the routes of the server declare it. */
interface Typed<Body> {
  json: () => Promise<Body>;
}

export async function bodyOf<Body>(answer: Promise<Typed<Body>>): Promise<Body> {
  return (await answer).json();
}

export async function done(answer: Promise<unknown>): Promise<void> {
  await answer;
}

interface RequestParts {
  signal?: AbortSignal | undefined;
  /** Version that the person saw; sent as If-Match. */
  version?: number;
  ifNoneMatch?: string | null;
  /** JSON text. */
  body?: string;
}

/** What a request carries besides its parameters and body. */
export function init(parts: RequestParts): { headers: Record<string, string>; init: RequestInit } {
  const headers: Record<string, string> = {};
  if (parts.version !== undefined) headers["if-match"] = `"${parts.version}"`;
  if (parts.ifNoneMatch) headers["if-none-match"] = parts.ifNoneMatch;
  return {
    headers,
    init: {
      ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      ...(parts.body === undefined ? {} : { body: parts.body }),
    },
  };
}
